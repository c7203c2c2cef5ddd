import { CandidateEntity, findRow, getCandidate, listJobAccessOfCandidate, toCandidateView, toId } from "@hirelane/db";
import { type CandidateView, isEnough, jobAccess, type RowAccess } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/**
 * Checks that the actor stands close enough to a person: as close as to the nearest job that they applied to. Throws
 * `not_found` or `forbidden`.
 */
export async function requireCandidateAccess(context: ReadContext, id: number): Promise<void> {
  const access = await candidateAccess(context, id);
  if (access === "none") throw notFound("candidate");
  if (!isEnough(access, context.requires)) {
    throw new OperationError("forbidden", "You may see this candidate, but not change them.");
  }
}

/** Throws `forbidden` unless the actor manages every job that the person applied to: what goes beyond one job takes all. */
export async function requireWholeCandidate(context: ReadContext, id: number): Promise<void> {
  const accesses = await accessesTo(context, id);
  if (accesses.some((access) => access !== "manage")) {
    throw new OperationError("forbidden", "Only who manages all jobs that this candidate applied to may do this.");
  }
}

async function candidateAccess(context: ReadContext, id: number): Promise<RowAccess> {
  const { actor } = context;
  if (actor.kind === "user" && (actor.role === "owner" || actor.role === "admin")) return "manage";
  const accesses = await accessesTo(context, id);
  if (accesses.includes("manage")) return "manage";
  return accesses.includes("read") ? "read" : "none";
}

async function accessesTo(context: ReadContext, id: number): Promise<RowAccess[]> {
  const jobs = await context.sql.rows(listJobAccessOfCandidate, [id, actingUserId(context)]);
  return jobs.map((row) => {
    const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
    return jobAccess(context.actor, facts);
  });
}

/** The candidate, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadCandidate(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<CandidateEntity> {
  await requireCandidateAccess(context, id);
  const candidate = await context.em.findOne(CandidateEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (candidate?.erasedAt !== null) throw notFound("candidate");
  checkVersion(candidate, expectedVersion);
  return candidate;
}

/** The view of a candidate that was checked already; throws `not_found`. */
export async function viewCandidate(context: ReadContext, id: number): Promise<CandidateView> {
  const row = await findRow(context.sql, getCandidate, [id]);
  if (row === null) throw notFound("candidate");
  return toCandidateView(row);
}
