import { assignWorkflowToJob, listApplicationsOfJob, toId } from "@hirelane/db";
import type { WorkflowAssignment } from "@hirelane/domain";
import { lockApplications } from "../applications/lock-applications.ts";
import { carryOutMoves } from "../applications/move-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { viewStages } from "./workflow-view.ts";

/**
 * Lets a locked job use a workflow that the actor may use: applications that are elsewhere go to the first stage. Throws
 * `refused` for a workflow without stages.
 */
export async function putIntoUse(
  context: WriteContext,
  jobId: number,
  workflowId: number,
): Promise<WorkflowAssignment> {
  const applications = await context.sql.rows(listApplicationsOfJob, [jobId]);
  await context.sql.rows(assignWorkflowToJob, [jobId, workflowId]);
  const locked = await lockApplications(
    context,
    applications.map(({ id }) => toId(id)),
  );
  const stages = await viewStages(context, workflowId);
  const [initialStage] = stages;
  if (initialStage === undefined) throw refusedField("workflowId", "The workflow has no stages yet.");
  const inWorkflow = new Set(stages.map(({ id }) => id));
  const elsewhere = locked.filter(({ stageId }) => stageId === null || !inWorkflow.has(stageId));
  const moves = elsewhere.map((application) => ({ application, stage: initialStage }));
  await carryOutMoves(context, moves, { by: "workflow", reasonCode: "workflowAssigned" });
  const subject = { kind: "job", id: jobId } as const;
  await recordEvent(context, { type: "job.workflowAssigned", subject, jobId, relatedId: workflowId });
  return { jobId, workflowId, initialStage, placed: moves.length };
}
