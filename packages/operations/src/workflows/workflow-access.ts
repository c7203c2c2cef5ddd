import {
  findRow,
  getStage,
  getWorkflowAccess,
  listWorkflowAccess,
  toId,
  toStageView,
  toWorkflowAccess,
} from "@hirelane/db";
import { isEnough, type RowRequirement, type StageView, workflowAccess } from "@hirelane/domain";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";

/**
 * Checks that the actor stands close enough to a workflow: throws `not_found` (named as `what`) for one that they may not
 * know of, `forbidden` for one that they may only see. Asked is what the operation's permission asks, unless told otherwise.
 */
export async function requireWorkflowAccess(
  context: ReadContext,
  workflowId: number,
  { what = "workflow", requires = context.requires }: { what?: string; requires?: RowRequirement } = {},
): Promise<void> {
  const row = await findRow(context.sql, getWorkflowAccess, [workflowId, actingUserId(context)]);
  const access = row === null ? "none" : workflowAccess(context.actor, toWorkflowAccess(row));
  if (access === "none") throw notFound(what);
  if (!isEnough(access, requires))
    throw new OperationError("forbidden", `You may see this ${what}, but not change it.`);
}

/** Those of several workflows that the actor may see, in one statement. */
export async function visibleWorkflows(context: ReadContext, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await context.sql.rows(listWorkflowAccess, [ids, actingUserId(context)]);
  const visible = rows.filter((row) => workflowAccess(context.actor, toWorkflowAccess(row)) !== "none");
  return new Set(visible.map(({ id }) => toId(id)));
}

/** A stage that the actor stands close enough to, as its workflow; throws `not_found` or `forbidden`. */
export async function requireStageAccess(
  context: ReadContext,
  stageId: number,
  requires: RowRequirement = context.requires,
): Promise<StageView> {
  const row = await findRow(context.sql, getStage, [stageId]);
  if (row === null) throw notFound("stage");
  const stage = toStageView(row);
  await requireWorkflowAccess(context, stage.workflowId, { what: "stage", requires });
  return stage;
}
