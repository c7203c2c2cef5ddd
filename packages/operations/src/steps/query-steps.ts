import { stepList } from "@hirelane/db";
import { pageOf, QueryStepsInput, StepView } from "@hirelane/domain";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const querySteps = defineRead({
  id: "steps.query",
  summary: "The steps of applications for jobs that the caller may see.",
  permission: "steps.read",
  input: QueryStepsInput,
  output: pageOf(StepView),
  async run(context, input) {
    const { jobId, applicationId } = input.filters ?? {};
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    if (applicationId !== undefined) await requireApplicationAccess(context, applicationId);
    return listPage(context, stepList, input);
  },
});
