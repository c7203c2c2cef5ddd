import { findRow, getInterviewSurroundings, getVideoInterview, toDateOrNull, toId } from "@hirelane/db";
import { type CandidateSelfView, jobStatus, secondsUntil } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { presentVideoInterview } from "./load-video-interview.ts";

/** The interview as its candidate sees it: without the key, and with the time left by the server's clock. */
export async function viewCandidateSelf(context: ReadContext, id: number): Promise<CandidateSelfView> {
  const row = await findRow(context.sql, getVideoInterview, [id]);
  const around = await findRow(context.sql, getInterviewSurroundings, [id]);
  if (row === null || around === null) throw notFound("video interview");
  const deadline = toDateOrNull(row.deadline);
  const closesAt = toDateOrNull(around.closes_at);
  return {
    interview: presentVideoInterview(context, row, false),
    secondsUntilDeadline: deadline === null ? null : secondsUntil(deadline, context.now),
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
