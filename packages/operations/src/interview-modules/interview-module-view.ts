import {
  findRow,
  getWorkflow,
  listJobsOfWorkflows,
  listStagesOfWorkflows,
  toId,
  toStageView,
  toWorkflowSummary,
} from "@hirelane/db";
import { type InterviewModuleView, jobScope, type WorkflowSummary } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** Workflows with their stages and a job of each that the actor may see, in two statements. */
export async function viewInterviewModules(
  context: ReadContext,
  workflows: readonly WorkflowSummary[],
): Promise<InterviewModuleView[]> {
  if (workflows.length === 0) return [];
  const ids = workflows.map(({ id }) => id);
  const stages = await context.sql.rows(listStagesOfWorkflows, [ids]);
  const byWorkflow = Map.groupBy(
    stages.map((row) => toStageView(row)),
    ({ workflowId }) => workflowId,
  );
  const jobs = await jobsOf(context, ids);
  return workflows.map((workflow) => ({
    ...workflow,
    jobId: jobs.get(workflow.id) ?? null,
    stages: byWorkflow.get(workflow.id) ?? [],
  }));
}

async function jobsOf(context: ReadContext, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const scope = jobScope(context.actor);
  if (scope.kind === "nothing") return new Map();
  const visible = scope.kind === "all" ? [null, false] : [scope.userId, scope.ownedToo];
  const rows = await context.sql.rows(listJobsOfWorkflows, [ids, ...visible]);
  return new Map(rows.map((row) => [toId(row.workflow_id), toId(row.job_id)]));
}

/** One of them; throws `not_found`. */
export async function viewInterviewModule(context: ReadContext, id: number): Promise<InterviewModuleView> {
  const row = await findRow(context.sql, getWorkflow, [id]);
  const [view] = await viewInterviewModules(context, row === null ? [] : [toWorkflowSummary(row)]);
  if (view === undefined) throw notFound("interview module");
  return view;
}
