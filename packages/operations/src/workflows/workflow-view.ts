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
  if (row === null) throw notFound("workflow");
  const shares = await context.sql.rows(listWorkflowShares, [id]);
  return {
    ...toWorkflowSummary(row),
    sharedWith: shares.map(({ user_id: userId }) => toId(userId)),
    stages: await viewStages(context, id),
  };
}

/** The stages of a workflow, in their order. */
export async function viewStages(context: ReadContext, workflowId: number): Promise<StageView[]> {
  const rows = await context.sql.rows(listStagesOfWorkflows, [[workflowId]]);
  return rows.map((row) => toStageView(row));
}
