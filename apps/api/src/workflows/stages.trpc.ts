import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { stages } = operations;

export const stagesRouter = router({
  list: query(stages.list),
  query: query(stages.query),
  get: query(stages.get),
  ofService: query(stages.ofService),
  create: mutation(stages.create),
  update: mutation(stages.update),
  reorder: mutation(stages.reorder),
  delete: mutation(stages.delete),
});
