import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { stageRules } = operations;

export const stageRulesRouter = router({
  set: mutation(stageRules.set),
  get: query(stageRules.get),
  delete: mutation(stageRules.delete),
  fields: query(stageRules.fields),
  simulate: query(stageRules.simulate),
  explain: query(stageRules.explain),
});
