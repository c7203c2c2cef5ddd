import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { evaluations } = operations;

export const evaluationsRouter = router({
  get: query(evaluations.get),
  list: query(evaluations.list),
  results: query(evaluations.results),
  rate: mutation(evaluations.rate),
  veto: mutation(evaluations.veto),
});
