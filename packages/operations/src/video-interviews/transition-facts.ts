import {
  countUnanswered,
  findRow,
  getApplicantEmail,
  getInterviewSettings,
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

/** The settings of the job, else of the organisation. */
export async function interviewSettings(context: WriteContext, jobId: number): Promise<InterviewSettings> {
  const row = await findRow(context.sql, getInterviewSettings, [jobId]);
  if (row === null) throw notFound("job");
  return {
    periodDays: row.interview_period_days,
    reminderOffsets: row.reminder_offsets_minutes.map(Number),
    activityLimit: row.activity_limit_minutes,
  };
}

/** What decides about an interview, as it stands in this transaction. */
export async function transitionFacts(
  context: WriteContext,
  interview: VideoInterviewEntity,
  settings: InterviewSettings,
): Promise<TransitionFacts> {
  const answers = await findRow(context.sql, countUnanswered, [interview.id, context.now, TIME_LIMIT_GRACE_SECONDS]);
  const person = await findRow(context.sql, getApplicantEmail, [interview.applicationId]);
  return {
    status: interview.status,
    deadline: effectiveDeadline(interview, context.now, settings.periodDays),
    email: person?.email ?? null,
    passwordSet: interview.passwordHash !== null,
    unanswered: answers?.unanswered ?? 0,
    inactiveAt: interview.inactiveAt,
  };
}
