import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { scoreWeights } = operations;

export const scoreWeightsRouter = router({
  list: query(scoreWeights.list),
  get: query(scoreWeights.get),
  getMany: query(scoreWeights.getMany),
  create: mutation(scoreWeights.create),
  update: mutation(scoreWeights.update),
  delete: mutation(scoreWeights.delete),
});
