import { feedbackList } from "@hirelane/db";
import { FeedbackView, ListFeedbackInput, pageOf } from "@hirelane/domain";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listFeedback = defineRead({
  id: "feedback.list",
  summary: "What was said of applications for jobs that the caller may see.",
  permission: "feedback.read",
  input: ListFeedbackInput,
  output: pageOf(FeedbackView),
  async run(context, input) {
    const { jobId, applicationId } = input.filters ?? {};
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    if (applicationId !== undefined) await requireApplicationAccess(context, applicationId);
    return listPage(context, feedbackList, input);
  },
});
