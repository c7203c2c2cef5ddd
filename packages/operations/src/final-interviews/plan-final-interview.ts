import {
  addInterviewers,
  FinalInterviewEntity,
  findOverlappingInterview,
  findRow,
  listInvitableUsers,
  toId,
} from "@hirelane/db";
import { type FinalInterviewPlan, readStageConfiguration, type StageView } from "@hirelane/domain";
import type { LockedApplication } from "../applications/lock-applications.ts";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, OperationError } from "../kernel/operation-error.ts";
import { advanceSteps } from "../steps/advance-steps.ts";
import { mailInvitations } from "./mail-guests.ts";

const DEFAULT_MINUTES = 60;

/**
 * Schedules the final interview of a locked application, with its event and the mails to everybody; duration and place are
 * the stage's where the plan leaves them out. The one place for every caller. Throws
 * `invalid_input` or `conflict` by field, below `path`.
 */
export async function planFinalInterview(
  context: WriteContext,
  application: LockedApplication,
  stage: StageView | null,
  plan: FinalInterviewPlan,
  path = "",
): Promise<FinalInterviewEntity> {
  checkStart(context, plan.startsAt, path);
  await checkInterviewers(context, plan.interviewerIds, path);
  const usual =
    stage?.service === "finalInterview" ? readStageConfiguration("finalInterview", stage.configuration) : null;
  const place = plan.place ?? usual?.place ?? "";
  if (place === "") throw invalidField(`${path}place`, "Say where the interview takes place.");
  const organisationId = organisationOf(context);
  const host = new URL(context.ports.publicUrl).hostname;
  const interview = context.em.create(FinalInterviewEntity, {
    organisationId,
    applicationId: application.id,
    jobId: application.jobId,
    stageId: stage?.id ?? null,
    startsAt: plan.startsAt,
    durationMinutes: plan.durationMinutes ?? usual?.durationMinutes ?? DEFAULT_MINUTES,
    place,
    calendarUid: `${context.ports.cryptography.randomHex(16)}@${host}`,
    sequence: 0,
    cancelledAt: null,
    createdByUserId: actingUserId(context),
    createdAt: context.now,
    changedAt: context.now,
  });
  await context.em.flush();
  await checkOverlap(context, interview, path);
  await context.sql.rows(addInterviewers, [organisationId, interview.id, plan.interviewerIds]);
  await recordInterviewEvent(context, "application.finalInterviewScheduled", interview);
  await mailInvitations(context, interview, plan.interviewerIds);
  if (stage !== null) await advanceSteps(context, [application.id], "finalInterview", "inProgress");
  return interview;
}

/** Throws `invalid_input` for a time that has passed. */
export function checkStart({ now }: WriteContext, startsAt: Date, path = ""): void {
  if (startsAt.getTime() <= now.getTime()) throw invalidField(`${path}startsAt`, "Must be in the future.");
}

/** Throws `conflict` where another final interview of the application, which is locked, is on at the same time. */
export async function checkOverlap(
  context: WriteContext,
  { id, applicationId, startsAt, durationMinutes }: FinalInterviewEntity,
  path = "",
): Promise<void> {
  const other = await findRow(context.sql, findOverlappingInterview, [applicationId, id, startsAt, durationMinutes]);
  if (other === null) return;
  const message = "The candidate has a final interview at this time already.";
  throw new OperationError("conflict", message, { fields: [{ path: `${path}startsAt`, message }] });
}

/** Throws `invalid_input` unless all are users of the organisation who can come. */
export async function checkInterviewers(context: WriteContext, ids: readonly number[], path = ""): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await context.sql.rows(listInvitableUsers, [ids])).map((row) => toId(row.id)));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw invalidField(`${path}interviewerIds.${unknown}`, "No active user of your organisation.");
}

/** Notes in the log what became of a final interview: ids only. */
export function recordInterviewEvent(
  context: WriteContext,
  type:
    | "application.finalInterviewScheduled"
    | "application.finalInterviewRescheduled"
    | "application.finalInterviewCancelled",
  { id, applicationId, jobId }: FinalInterviewEntity,
): Promise<void> {
  return recordEvent(context, { type, subject: { kind: "application", id: applicationId }, jobId, relatedId: id });
}
