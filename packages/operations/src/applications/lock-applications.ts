import {
  holdJobsOfApplications,
  holdWorkflows,
  listStagesOfWorkflows,
  lockApplicationRows,
  toDateOrNull,
  toId,
  toIdOrNull,
  toStageView,
} from "@hirelane/db";
import type { ApplicationFacts, StageView } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";

/** An application as it stands, locked for this transaction. */
export interface LockedApplication extends ApplicationFacts {
  readonly id: number;
  readonly jobId: number;
  readonly stageId: number | null;
  /** The stages of the workflow of its job, in their order; empty without a workflow. */
  readonly stages: readonly StageView[];
  readonly version: number;
}

/**
 * The applications with these ids, in ascending order, locked for this transaction; those that are not there are missing.
 * Their jobs keep their workflows, and these their stages, until it ends. In a fixed number of statements.
 */
export async function lockApplications(
  { sql }: WriteContext,
  ids: readonly number[],
): Promise<readonly LockedApplication[]> {
  if (ids.length === 0) return [];
  const jobs = await sql.rows(holdJobsOfApplications, [ids]);
  const workflowIds = jobs.flatMap(({ workflow_id: id }) => (id === null ? [] : [id]));
  if (workflowIds.length > 0) await sql.rows(holdWorkflows, [workflowIds]);
  const rows = await sql.rows(lockApplicationRows, [ids]);
  const stages = workflowIds.length === 0 ? [] : await sql.rows(listStagesOfWorkflows, [workflowIds]);
  const byWorkflow = Map.groupBy(
    stages.map((stage) => toStageView(stage)),
    ({ workflowId }) => workflowId,
  );
  const byJob = new Map(
    jobs.map(({ id, workflow_id: workflowId }) => [id, byWorkflow.get(toIdOrNull(workflowId) ?? 0) ?? []]),
  );
  return rows.map((row) => ({
    id: toId(row.id),
    jobId: toId(row.job_id),
    stageId: toIdOrNull(row.stage_id),
    stages: byJob.get(row.job_id) ?? [],
    status: row.status,
    statusBefore: row.status_before,
    undoUntil: toDateOrNull(row.undo_until),
    version: row.version,
  }));
}
