import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { finalInterviews } = operations;

export const finalInterviewsRouter = router({
  cancel: mutation(finalInterviews.cancel),
  get: query(finalInterviews.get),
  list: query(finalInterviews.list),
  reschedule: mutation(finalInterviews.reschedule),
  schedule: mutation(finalInterviews.schedule),
});
