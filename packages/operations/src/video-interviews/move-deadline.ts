import type { VideoInterviewEntity } from "@hirelane/db";
import { awaitedStatuses, decideTransition, openStatuses } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { applyTransition } from "./apply-transition.ts";
import { armReminders } from "./arm-reminders.ts";
import { transitionFacts } from "./transition-facts.ts";

/** Sets until when a locked interview may be taken, with all that follows; throws `refused` for one that is over. */
export async function moveDeadline(
  context: WriteContext,
  interview: VideoInterviewEntity,
  deadline: Date,
): Promise<void> {
  if (interview.status === "interviewed" || interview.status === "skipped") {
    throw refusedField("status", `A video interview that is ${interview.status} has no deadline to move.`);
  }
  const moved = interview.deadline?.getTime() !== deadline.getTime();
  interview.deadline = deadline;
  await context.em.flush();
  const subject = { kind: "videoInterview", id: interview.id } as const;
  await recordEvent(context, { type: "videoInterview.deadlineSet", subject, jobId: interview.jobId });
  if (moved) await followDeadline(context, interview);
}

/** What a moved deadline brings: expiry when it is past, else a mail to those who wait for it, and reminders armed anew. */
async function followDeadline(context: WriteContext, interview: VideoInterviewEntity): Promise<void> {
  if (!openStatuses.includes(interview.status)) return;
  const { facts, settings } = await transitionFacts(context, interview);
  const expiry = decideTransition(facts, "system", "expire", context.now);
  if (expiry.ok) return applyTransition(context, interview, expiry.value, interview.deadline, settings);
  if (!awaitedStatuses.some((status) => status === interview.status)) return;
  const { id, organisationId } = interview;
  const uniqueKey = `videoInterview:${id}:deadlineMoved:${context.now.toISOString()}`;
  await queueMail(context, {
    template: "videoInterviewDeadlineMoved",
    videoInterviewId: id,
    uniqueKey,
    organisationId,
  });
  await armReminders(context, interview, settings);
}
