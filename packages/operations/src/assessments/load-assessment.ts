import { AssessmentEntity, findRow, getAssessment, toId } from "@hirelane/db";
import { LockMode } from "@mikro-orm/core";
import { type LockedApplication, lockApplications } from "../applications/lock-applications.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** An assessment with its application and status, locked for this transaction. */
export interface KnownAssessment {
  readonly assessment: AssessmentEntity;
  readonly application: LockedApplication;
}

/** The assessment that is meant; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadAssessment(
  context: WriteContext,
  { id, expectedVersion }: { readonly id: number; readonly expectedVersion?: number | undefined },
): Promise<KnownAssessment> {
  const row = await findRow(context.sql, getAssessment, [id]);
  if (row === null) throw notFound("assessment");
  await requireJobAccess(context, toId(row.job_id), "assessment");
  const known = await lockAssessment(context, id, toId(row.application_id));
  checkVersion(known.assessment, expectedVersion);
  return known;
}

/** Locks an assessment behind its application: in that order everywhere. Throws `not_found`. */
export async function lockAssessment(
  context: WriteContext,
  id: number,
  applicationId: number,
): Promise<KnownAssessment> {
  const [application] = await lockApplications(context, [applicationId]);
  const assessment = await context.em.findOne(AssessmentEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (assessment === null || application === undefined) throw notFound("assessment");
  return { assessment, application };
}
