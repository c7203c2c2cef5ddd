import { type ApplicationStatus, silentApplicationStatuses } from "../applications/application-status.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import type { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import type { InterviewMailTemplate } from "./mail.ts";

/** When a mail about a video interview still has its reason; "skipped" is nowhere: no mail ever again (SPEC §3). */
interface MailReason {
  readonly statuses: readonly VideoInterviewStatus[];
  readonly futureDeadline: boolean;
}

const unfinished = ["invited", "confirmed", "interviewing", "expired", "aborted"] as const;

const reasons: Readonly<Record<InterviewMailTemplate, MailReason>> = {
  videoInterviewInvitation: { statuses: ["invited", "confirmed", "interviewing"], futureDeadline: false },
  videoInterviewReminder: { statuses: ["invited", "confirmed"], futureDeadline: true },
  videoInterviewDeadlineMoved: { statuses: unfinished, futureDeadline: true },
  videoInterviewReopened: { statuses: unfinished, futureDeadline: true },
};

/** What of a video interview decides whether a mail about it still goes out. */
export interface InterviewMailFacts {
  readonly status: VideoInterviewStatus;
  readonly deadline: Date | null;
  readonly applicationStatus: ApplicationStatus;
}

/** Whether a mail about a video interview goes out now, that it is to be delivered; the refusal says why not. */
export function decideInterviewMail(
  template: InterviewMailTemplate,
  interview: InterviewMailFacts,
  now: Date,
): Decision<{ readonly deadline: Date }, string> {
  const { status, deadline, applicationStatus } = interview;
  if (silentApplicationStatuses.includes(applicationStatus)) return refuse(`The application is ${applicationStatus}.`);
  const { statuses, futureDeadline } = reasons[template];
  if (!statuses.includes(status)) return refuse(`The video interview is ${status}.`);
  if (deadline === null) return refuse("The video interview has no deadline.");
  if (futureDeadline && deadline.getTime() <= now.getTime()) return refuse("The deadline has passed.");
  return allow({ deadline });
}
