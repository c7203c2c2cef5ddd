import type { VideoInterviewEntity } from "@hirelane/db";
import type { Transition } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { queueMail } from "../mails/queue-mail.ts";

/** Carries out a transition that was decided: status, dates, event and mail; the one place for every caller. */
export async function applyTransition(
  context: WriteContext,
  interview: VideoInterviewEntity,
  transition: Transition,
  deadline: Date | null,
): Promise<void> {
  interview.status = transition.to;
  interview.deadline = deadline;
  if (transition.effect === "invite") {
    interview.invitedAt = context.now;
    await queueMail(context, {
      template: "videoInterviewInvitation",
      videoInterviewId: interview.id,
      uniqueKey: `videoInterview:${interview.id}:invited:${context.now.toISOString()}`,
      organisationId: interview.organisationId,
    });
  }
  await context.em.flush();
  await recordEvent(context, {
    type: "videoInterview.advanced",
    subject: { kind: "videoInterview", id: interview.id },
    jobId: interview.jobId,
    from: transition.from,
    to: transition.to,
  });
}
