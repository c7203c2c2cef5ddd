import {
  findRow,
  getInterviewSettings,
  getTransitionFacts,
  type InterviewSettingsRow,
  type VideoInterviewEntity,
} from "@hirelane/db";
import { effectiveDeadline, TIME_LIMIT_GRACE_SECONDS, type TransitionFacts } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The settings that count for one interview, in days and minutes. */
export interface InterviewSettings {
  readonly periodDays: number;
  readonly reminderOffsets: readonly number[];
  readonly activityLimit: number;
}

/** The settings of the job, else of the organisation; the period of the stage first, where the application is in one of interviews. */
export async function interviewSettings(
  context: WriteContext,
  { jobId, applicationId = null }: { readonly jobId: number; readonly applicationId?: number | null },
): Promise<InterviewSettings> {
  const row = await findRow(context.sql, getInterviewSettings, [jobId, applicationId]);
  if (row === null) throw notFound("job");
  return settingsOf(row);
}

/** What decides about an interview, as it stands in this transaction, and the settings that count for it. */
export async function transitionFacts(
  context: WriteContext,
  interview: VideoInterviewEntity,
): Promise<{ readonly facts: TransitionFacts; readonly settings: InterviewSettings }> {
  const { id, status, passwordHash, inactiveAt } = interview;
  const row = await findRow(context.sql, getTransitionFacts, [id, context.now, TIME_LIMIT_GRACE_SECONDS]);
  if (row === null) throw notFound("video interview");
  const settings = settingsOf(row);
  const deadline = effectiveDeadline(interview, context.now, settings.periodDays);
  const { email, application_status: applicationStatus, unanswered } = row;
  const passwordSet = passwordHash !== null;
  return { facts: { status, deadline, email, applicationStatus, passwordSet, unanswered, inactiveAt }, settings };
}

function settingsOf(row: InterviewSettingsRow): InterviewSettings {
  return {
    periodDays: row.interview_period_days,
    reminderOffsets: row.reminder_offsets_minutes.map(Number),
    activityLimit: row.activity_limit_minutes,
  };
}
