import { StageEntity, WorkflowEntity } from "@hirelane/db";
import { LockMode } from "@mikro-orm/core";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";
import { requireStageAccess, requireWorkflowAccess } from "./workflow-access.ts";

/** The workflow, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadWorkflow(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<WorkflowEntity> {
  await requireWorkflowAccess(context, id);
  const workflow = await lockWorkflow(context, id);
  if (workflow === null) throw notFound("workflow");
  checkVersion(workflow, expectedVersion);
  return workflow;
}

/**
 * A stage with its workflow, which is locked for this transaction: nobody is moved into its stages meanwhile. Throws
 * `not_found`, `forbidden` or `version_conflict` (of the stage).
 */
export async function loadStage(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<{ stage: StageEntity; workflow: WorkflowEntity }> {
  const { workflowId } = await requireStageAccess(context, id);
  const workflow = await lockWorkflow(context, workflowId);
  const stage = await context.em.findOne(StageEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (workflow === null || stage === null) throw notFound("stage");
  checkVersion(stage, expectedVersion);
  return { stage, workflow };
}

function lockWorkflow({ em }: WriteContext, id: number): Promise<WorkflowEntity | null> {
  return em.findOne(WorkflowEntity, { id, archivedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
