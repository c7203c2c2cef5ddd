import { assessmentList } from "@hirelane/db";
import { AssessmentView, ListAssessmentsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { boundsOfDay, earlier, later } from "../organisations/bounds-of-day.ts";
import { presentAssessments } from "./assessment-view.ts";

export const listAssessments = defineRead({
  id: "assessments.list",
  summary: "The assessments on jobs that the caller may see; links' keys only on those that they manage.",
  permission: "assessments.read",
  input: ListAssessmentsInput,
  output: pageOf(AssessmentView),
  async run(context, input) {
    const { assignedOn, validToOn, ...same } = input.filters ?? {};
    if (same.jobId !== undefined) await requireJobAccess(context, same.jobId);
    const assigned = await boundsOfDay(context, assignedOn);
    const validTo = await boundsOfDay(context, validToOn);
    const filters = {
      ...same,
      assignedFrom: later(same.assignedFrom, assigned?.from),
      assignedUntil: earlier(same.assignedUntil, assigned?.until),
      validToFrom: later(same.validToFrom, validTo?.from),
      validToUntil: earlier(same.validToUntil, validTo?.until),
    };
    const page = await listPage(context, assessmentList, { ...input, filters });
    return { ...page, items: await presentAssessments(context, page.items) };
  },
});
