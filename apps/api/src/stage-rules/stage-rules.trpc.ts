import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { stageRules } = operations;

export const stageRulesRouter = router({
  set: mutation(stageRules.set),
  update: mutation(stageRules.update),
  get: query(stageRules.get),
  getMany: query(stageRules.getMany),
  list: query(stageRules.list),
  delete: mutation(stageRules.delete),
  fields: query(stageRules.fields),
  simulate: query(stageRules.simulate),
  explain: query(stageRules.explain),
});
