import type { VideoInterviewEntity } from "@hirelane/db";
import {
  awaitedStatuses,
  decideTransition,
  openStatuses,
  SetDeadlineInput,
  VideoInterviewView,
} from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { applyTransition } from "./apply-transition.ts";
import { armReminders } from "./arm-reminders.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";
import { transitionFacts } from "./transition-facts.ts";

export const setDeadline = defineWrite({
  id: "videoInterviews.setDeadline",
  summary:
    "Set until when a candidate may take the interview; a deadline in the past may be set, and expires the invited.",
  permission: "videoInterviews.manage",
  input: SetDeadlineInput,
  output: VideoInterviewView,
  async run(context, { deadline, ...target }) {
    const interview = await loadVideoInterview(context, target);
    if (interview.status === "interviewed" || interview.status === "skipped") {
      throw refusedField("status", `A video interview that is ${interview.status} has no deadline to move.`);
    }
    const moved = interview.deadline?.getTime() !== deadline.getTime();
    interview.deadline = deadline;
    await context.em.flush();
    const subject = { kind: "videoInterview", id: interview.id } as const;
    await recordEvent(context, { type: "videoInterview.deadlineSet", subject, jobId: interview.jobId });
    if (moved) await followDeadline(context, interview);
    return viewVideoInterview(context, interview.id);
  },
});

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
