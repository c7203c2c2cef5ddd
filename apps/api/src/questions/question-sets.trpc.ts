import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { questionSets } = operations;

export const questionSetsRouter = router({
  list: query(questionSets.list),
  get: query(questionSets.get),
  create: mutation(questionSets.create),
  update: mutation(questionSets.update),
  delete: mutation(questionSets.delete),
});
