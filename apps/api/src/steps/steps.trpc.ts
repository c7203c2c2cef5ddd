import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { steps } = operations;

export const stepsRouter = router({
  list: query(steps.list),
  get: query(steps.get),
  query: query(steps.query),
  act: mutation(steps.act),
  change: mutation(steps.change),
  takeBack: mutation(steps.takeBack),
  start: mutation(steps.start),
  complete: mutation(steps.complete),
  approve: mutation(steps.approve),
  disapprove: mutation(steps.disapprove),
  shortlist: mutation(steps.shortlist),
  unshortlist: mutation(steps.unshortlist),
});
