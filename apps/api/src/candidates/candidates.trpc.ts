import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { candidates } = operations;

export const candidatesRouter = router({
  list: query(candidates.list),
  get: query(candidates.get),
  getMany: query(candidates.getMany),
  create: mutation(candidates.create),
  update: mutation(candidates.update),
  erase: mutation(candidates.erase),
});
