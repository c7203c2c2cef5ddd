import { FinalInterviewEntity, findRow, getFinalInterview, toFinalInterviewView, toId } from "@hirelane/db";
import type { FinalInterviewView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { type LockedApplication, lockApplications } from "../applications/lock-applications.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** A final interview with its application, both locked for this transaction. */
export interface KnownFinalInterview {
  readonly interview: FinalInterviewEntity;
  readonly application: LockedApplication;
}

/** The final interview that is meant; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadFinalInterview(
  context: WriteContext,
  { id, expectedVersion }: { readonly id: number; readonly expectedVersion?: number | undefined },
): Promise<KnownFinalInterview> {
  const row = await findRow(context.sql, getFinalInterview, [id]);
  if (row === null) throw notFound("final interview");
  await requireJobAccess(context, toId(row.job_id), "final interview");
  const [application] = await lockApplications(context, [toId(row.application_id)]);
  const interview = await context.em.findOne(FinalInterviewEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (interview === null || application === undefined) throw notFound("final interview");
  checkVersion(interview, expectedVersion);
  return { interview, application };
}

/** The view of a final interview that was just written. */
export async function viewFinalInterview(context: WriteContext, id: number): Promise<FinalInterviewView> {
  await context.em.flush();
  const row = await findRow(context.sql, getFinalInterview, [id]);
  if (row === null) throw notFound("final interview");
  return toFinalInterviewView(row);
}
