import { findApplication, findRow, getWorkflowOfJob, toId, toIdOrNull } from "@hirelane/db";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** An application, named by its candidate and its job, and perhaps by the workflow that the job has to use. */
export interface CandidateOnJob {
  readonly candidateId: number;
  readonly jobId: number;
  readonly workflowId?: number | undefined;
}

/**
 * The id of the application of a candidate for a job, to which the actor stands close enough; throws `not_found` for a job, a
 * candidate who has not applied for it, and a workflow that is not the job's, and `forbidden`.
 */
export async function applicationOf(
  context: ReadContext,
  { candidateId, jobId, workflowId }: CandidateOnJob,
): Promise<number> {
  await requireJobAccess(context, jobId);
  const row = await findRow(context.sql, findApplication, [candidateId, jobId]);
  if (row === null) throw notFound("candidate");
  if (workflowId !== undefined) {
    const job = await findRow(context.sql, getWorkflowOfJob, [jobId]);
    if (toIdOrNull(job?.workflow_id ?? null) !== workflowId) throw notFound("workflow");
  }
  return toId(row.id);
}
