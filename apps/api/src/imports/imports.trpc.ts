import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { imports } = operations;

export const importsRouter = router({
  list: query(imports.list),
  get: query(imports.get),
  results: query(imports.results),
  create: mutation(imports.create),
  begin: mutation(imports.begin),
  addRows: mutation(imports.addRows),
  start: mutation(imports.start),
  cancel: mutation(imports.cancel),
  revert: mutation(imports.revert),
});
