import { findRow, getInterviewSurroundings, getVideoInterview, toDateOrNull, toId } from "@hirelane/db";
import { type CandidateSelfView, jobStatus, secondsUntil } from "@hirelane/domain";
import { viewOwnQuestions } from "../answers/asked-questions.ts";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { viewConsent } from "./consent-view.ts";
import { presentVideoInterview } from "./present-video-interviews.ts";

/** The interview as its candidate sees it: without the key, and with the time left by the server's clock. */
export async function viewCandidateSelf(context: ReadContext, id: number): Promise<CandidateSelfView> {
  const row = await findRow(context.sql, getVideoInterview, [id, null]);
  const around = await findRow(context.sql, getInterviewSurroundings, [id]);
  if (row === null || around === null) throw notFound("video interview");
  const deadline = toDateOrNull(row.deadline);
  const closesAt = toDateOrNull(around.closes_at);
  return {
    interview: presentVideoInterview(context, row),
    secondsUntilDeadline: deadline === null ? null : secondsUntil(deadline, context.now),
    consent: await viewConsent(context, id),
    questions: await viewOwnQuestions(context, id),
    organisation: {
      name: around.organisation_name,
      timeZone: around.time_zone,
      language: around.language,
      interviewPeriodDays: around.organisation_period_days,
    },
    job: {
      id: toId(row.job_id),
      title: around.job_title,
      status: jobStatus({ published: around.published, closesAt }, context.now),
      interviewPeriodDays: around.job_period_days,
      closesAt,
    },
  };
}
