import { findRow, getAnyJobAccess, getJobAccess, JobEntity, toId } from "@hirelane/db";
import { isEnough, jobStanding } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/**
 * Checks that the actor stands close enough to a job for the operation: throws `not_found` for a job that they may not
 * know of (named as `what`), `forbidden` for one that they may only see.
 */
export async function requireJobAccess(context: ReadContext, jobId: number, what = "job"): Promise<void> {
  const row = await findRow(context.sql, getJobAccess, [jobId, actingUserId(context)]);
  if (row === null) throw notFound(what);
  checkStanding(context, jobId, row, what);
}

type AccessRow = NonNullable<(typeof getJobAccess)["row"]>;

function checkStanding(context: ReadContext, jobId: number, row: AccessRow, what: string): void {
  const facts = { jobId, ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
  const standing = jobStanding(context.actor, facts);
  if (standing.access === "none") throw notFound(what);
  if (!isEnough(standing, context.requires))
    throw new OperationError("forbidden", `You may see this ${what}, but not change it.`);
}

/**
 * The job, deleted or not, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. For the calls
 * that delete and restore alone: to all others a deleted job is not there.
 */
export async function loadAnyJob(context: WriteContext, id: number, expectedVersion?: number): Promise<JobEntity> {
  const row = await findRow(context.sql, getAnyJobAccess, [id, actingUserId(context)]);
  if (row === null) throw notFound("job");
  checkStanding(context, id, row, "job");
  return lockJob(context, id, expectedVersion);
}

/** The job, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadJob(context: WriteContext, id: number, expectedVersion?: number): Promise<JobEntity> {
  await requireJobAccess(context, id);
  const job = await lockJob(context, id, expectedVersion);
  if (job.deletedAt !== null) throw notFound("job");
  return job;
}

async function lockJob(context: WriteContext, id: number, expectedVersion?: number): Promise<JobEntity> {
  const job = await context.em.findOne(JobEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (job === null) throw notFound("job");
  checkVersion(job, expectedVersion);
  return job;
}
