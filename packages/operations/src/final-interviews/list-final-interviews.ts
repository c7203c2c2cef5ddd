import { finalInterviewList } from "@hirelane/db";
import { FinalInterviewView, ListFinalInterviewsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listFinalInterviews = defineRead({
  id: "finalInterviews.list",
  summary: "The final interviews on jobs that the caller may see.",
  permission: "finalInterviews.read",
  input: ListFinalInterviewsInput,
  output: pageOf(FinalInterviewView),
  async run(context, input) {
    const jobId = input.filters?.jobId;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    return listPage(context, finalInterviewList, input);
  },
});
