import { findRow, getJobOfApplication, toId } from "@hirelane/db";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";
import { type LockedApplication, lockApplications } from "./lock-applications.ts";

/**
 * Checks that the actor stands close enough to an application, by its job, and gives that; throws `not_found` (named as
 * `what`) or `forbidden`.
 */
export async function requireApplicationAccess(
  context: ReadContext,
  id: number,
  what = "application",
): Promise<number> {
  const row = await findRow(context.sql, getJobOfApplication, [id]);
  if (row === null) throw notFound(what);
  const jobId = toId(row.job_id);
  await requireJobAccess(context, jobId, what);
  return jobId;
}

/** The application, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadApplication(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<LockedApplication> {
  await requireApplicationAccess(context, id);
  const [application] = await lockApplications(context, [id]);
  if (application === undefined) throw notFound("application");
  checkVersion(application, expectedVersion);
  return application;
}
