import { CriteriaView, ListCriteriaInput } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewCriteria } from "./criterion-view.ts";

export const listCriteriaOfJob = defineRead({
  id: "criteria.list",
  summary: "By what the video interviews of a job are rated, in order.",
  permission: "criteria.read",
  input: ListCriteriaInput,
  output: CriteriaView,
  async run(context, { jobId, withArchived }) {
    await requireJobAccess(context, jobId);
    return viewCriteria(context, jobId, withArchived);
  },
});
