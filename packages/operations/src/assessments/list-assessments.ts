import { assessmentList } from "@hirelane/db";
import { AssessmentView, ListAssessmentsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { presentAssessments } from "./assessment-view.ts";

export const listAssessments = defineRead({
  id: "assessments.list",
  summary: "The assessments on jobs that the caller may see; links' keys only on those that they manage.",
  permission: "assessments.read",
  input: ListAssessmentsInput,
  output: pageOf(AssessmentView),
  async run(context, input) {
    const jobId = input.filters?.jobId;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    const page = await listPage(context, assessmentList, input);
    return { ...page, items: await presentAssessments(context, page.items) };
  },
});
