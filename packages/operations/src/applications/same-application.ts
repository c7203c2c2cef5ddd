import { findRow, getJobOfApplication, toId } from "@hirelane/db";
import { requireCandidateAccess, viewCandidate } from "../candidates/load-candidate.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";

/**
 * Checks that a change leaves a row with its candidate and its job, where it names them: throws `invalid_input` for others,
 * and `not_found` for those that the actor may not know of.
 */
export async function requireSameApplication(
  context: ReadContext,
  { applicationId, jobId }: { readonly applicationId: number; readonly jobId: number },
  given: { readonly candidateId?: number | undefined; readonly jobId?: number | undefined },
): Promise<void> {
  if (given.jobId !== undefined && given.jobId !== jobId) {
    await requireJobAccess(context, given.jobId);
    throw invalidField("jobId", "Stays on its job.");
  }
  if (given.candidateId === undefined) return;
  const row = await findRow(context.sql, getJobOfApplication, [applicationId]);
  if (row !== null && toId(row.candidate_id) === given.candidateId) return;
  await requireCandidateAccess(context, given.candidateId);
  await viewCandidate(context, given.candidateId);
  throw invalidField("candidateId", "Stays with its candidate.");
}
