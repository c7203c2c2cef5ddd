import {
  findRow,
  getWorkflow,
  listStagesOfWorkflows,
  listWorkflowShares,
  toId,
  toStageView,
  toWorkflowSummary,
} from "@hirelane/db";
import type { StageView, WorkflowView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** A workflow with its stages; throws `not_found`. */
export async function viewWorkflow(context: ReadContext, id: number): Promise<WorkflowView> {
  const row = await findRow(context.sql, getWorkflow, [id]);
  const [view] = row === null ? [] : await completeWorkflows(context, [row]);
  if (view === undefined) throw notFound("workflow");
  return view;
}

/** Workflows with their stages and with whom they are shared: two statements, however many there are. */
export async function completeWorkflows(
  context: ReadContext,
  rows: readonly NonNullable<(typeof getWorkflow)["row"]>[],
): Promise<WorkflowView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => toId(id));
  const shares = Map.groupBy(await context.sql.rows(listWorkflowShares, [ids]), (share) => toId(share.workflow_id));
  const stages = Map.groupBy(await context.sql.rows(listStagesOfWorkflows, [ids]), (stage) => toId(stage.workflow_id));
  return rows.map((row) => ({
    ...toWorkflowSummary(row),
    sharedWith: (shares.get(toId(row.id)) ?? []).map(({ user_id: userId }) => toId(userId)),
    stages: (stages.get(toId(row.id)) ?? []).map((stage) => toStageView(stage)),
  }));
}

/** The stages of a workflow, in their order. */
export async function viewStages(context: ReadContext, workflowId: number): Promise<StageView[]> {
  const rows = await context.sql.rows(listStagesOfWorkflows, [[workflowId]]);
  return rows.map((row) => toStageView(row));
}
