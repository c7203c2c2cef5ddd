import { findRow, getWorkflowOfJob, toIdOrNull } from "@hirelane/db";
import { InterviewModulesOfJobRef, InterviewModuleView } from "@hirelane/domain";
import { z } from "zod";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewInterviewModule } from "./interview-module-view.ts";

export const listInterviewModulesOfJob = defineRead({
  id: "interviewModules.ofJob",
  summary: "The workflow that a job uses, with its stages; none where it uses none.",
  permission: "workflows.read",
  input: InterviewModulesOfJobRef,
  output: z.object({ items: z.array(InterviewModuleView) }),
  async run(context, { jobId }) {
    await requireJobAccess(context, jobId);
    const job = await findRow(context.sql, getWorkflowOfJob, [jobId]);
    const id = toIdOrNull(job?.workflow_id ?? null);
    return { items: id === null ? [] : [{ ...(await viewInterviewModule(context, id)), jobId }] };
  },
});
