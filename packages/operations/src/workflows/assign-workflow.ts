import { assignWorkflowToJob, holdWorkflows, listApplicationsOfJob, toId } from "@hirelane/db";
import { AssignWorkflowInput, WorkflowAssignment } from "@hirelane/domain";
import { lockApplications } from "../applications/lock-applications.ts";
import { carryOutMoves } from "../applications/move-applications.ts";
import { loadJob } from "../jobs/load-job.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireWorkflowAccess } from "./workflow-access.ts";
import { viewStages } from "./workflow-view.ts";

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
    const applications = await context.sql.rows(listApplicationsOfJob, [jobId]);
    await context.sql.rows(assignWorkflowToJob, [jobId, workflowId]);
    const locked = await lockApplications(
      context,
      applications.map(({ id }) => toId(id)),
    );
    const stages = await viewStages(context, workflowId);
    const [initialStage] = stages;
    if (initialStage === undefined) {
      const message = "The workflow has no stages yet.";
      throw new OperationError("refused", message, { fields: [{ path: "workflowId", message }] });
    }
    const inWorkflow = new Set(stages.map(({ id }) => id));
    const elsewhere = locked.filter(({ stageId }) => stageId === null || !inWorkflow.has(stageId));
    const moves = elsewhere.map((application) => ({ application, stage: initialStage }));
    await carryOutMoves(context, moves, { by: "workflow", reasonCode: "workflowAssigned" });
    const subject = { kind: "job", id: jobId } as const;
    await recordEvent(context, { type: "job.workflowAssigned", subject, jobId, relatedId: workflowId });
    return { jobId, workflowId, initialStage, placed: moves.length };
  },
});
