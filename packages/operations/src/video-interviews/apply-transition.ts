import {
  disarmReminders,
  forgetOpenings,
  pinQuestions,
  revokeTokensOfCandidate,
  takeQuestionsOfStage,
  type VideoInterviewEntity,
} from "@hirelane/db";
import { inactiveFrom, type MailTemplate, type Transition } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { advanceSteps } from "../steps/advance-steps.ts";
import { armReminders } from "./arm-reminders.ts";
import type { InterviewSettings } from "./transition-facts.ts";

/** Carries out a transition that was decided: status, dates, event, mail and reminders; the one place for every caller. */
export async function applyTransition(
  context: WriteContext,
  interview: VideoInterviewEntity,
  transition: Transition,
  deadline: Date | null,
  settings: InterviewSettings,
): Promise<void> {
  interview.status = transition.to;
  interview.deadline = deadline;
  interview.inactiveAt = transition.effect === "start" ? inactiveFrom(context.now, settings.activityLimit) : null;
  switch (transition.effect) {
    case "invite":
      interview.invitedAt = context.now;
      await context.sql.rows(takeQuestionsOfStage, [interview.id]);
      await mailAndRemind(context, interview, "videoInterviewInvitation", settings);
      break;
    case "reopen":
      interview.confirmedAt ??= context.now;
      await mailAndRemind(context, interview, "videoInterviewReopened", settings);
      break;
    case "confirm":
      interview.confirmedAt = context.now;
      break;
    case "start":
      interview.startedAt = context.now;
      await context.sql.rows(pinQuestions, [interview.id]);
      await context.sql.rows(forgetOpenings, [interview.id]);
      break;
    case "finish":
      interview.interviewedAt = context.now;
      await endAccess(context, interview);
      break;
    case "end":
      await endAccess(context, interview);
      break;
  }
  await context.em.flush();
  await recordEvent(context, {
    type: "videoInterview.advanced",
    subject: { kind: "videoInterview", id: interview.id },
    jobId: interview.jobId,
    from: transition.from,
    to: transition.to,
  });
  const { applicationId } = interview;
  if (transition.effect === "start") await advanceSteps(context, [applicationId], "videoInterview", "inProgress");
  if (transition.effect === "finish") await advanceSteps(context, [applicationId], "videoInterview", "completed");
}

async function mailAndRemind(
  context: WriteContext,
  interview: VideoInterviewEntity,
  template: MailTemplate,
  settings: InterviewSettings,
): Promise<void> {
  const { id, organisationId } = interview;
  const uniqueKey = `videoInterview:${id}:${template}:${context.now.toISOString()}`;
  await queueMail(context, { template, videoInterviewId: id, uniqueKey, organisationId });
  await armReminders(context, interview, settings);
}

/** Nothing is sent any more, and sessions end; a new deadline and an advance open the interview again where that may be. */
async function endAccess(context: WriteContext, interview: VideoInterviewEntity): Promise<void> {
  await context.sql.rows(disarmReminders, [interview.id]);
  await context.sql.rows(revokeTokensOfCandidate, [interview.id, context.now]);
}
