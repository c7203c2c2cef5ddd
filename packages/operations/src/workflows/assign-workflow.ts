import { holdWorkflows } from "@hirelane/db";
import { AssignWorkflowInput, WorkflowAssignment } from "@hirelane/domain";
import { loadJob } from "../jobs/load-job.ts";
import { defineWrite } from "../kernel/operation.ts";
import { putIntoUse } from "./put-into-use.ts";
import { requireWorkflowAccess } from "./workflow-access.ts";

export const assignWorkflow = defineWrite({
  id: "workflows.assign",
  summary: "Let a job use a workflow: its applications begin on the first stage, and so do new ones.",
  permission: "workflows.assign",
  input: AssignWorkflowInput,
  output: WorkflowAssignment,
  async run(context, { jobId, workflowId }) {
    await loadJob(context, jobId);
    await context.sql.rows(holdWorkflows, [[workflowId]]);
    await requireWorkflowAccess(context, workflowId, { requires: "read" });
    return putIntoUse(context, jobId, workflowId);
  },
});
