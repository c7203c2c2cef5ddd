import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { interviewModules } = operations;

export const interviewModulesRouter = router({
  list: query(interviewModules.list),
  newest: query(interviewModules.newest),
  ofJob: query(interviewModules.ofJob),
  get: query(interviewModules.get),
  create: mutation(interviewModules.create),
  update: mutation(interviewModules.update),
});
