import { z } from "zod";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";

/** The mails to candidates about their video interview. */
export const InterviewMailTemplate = z.enum([
  "videoInterviewInvitation",
  "videoInterviewReminder",
  "videoInterviewDeadlineMoved",
  "videoInterviewReopened",
]);
export type InterviewMailTemplate = z.infer<typeof InterviewMailTemplate>;

/** The mails to candidates; an organisation may word them itself. */
export const CandidateMailTemplate = z.enum([
  ...InterviewMailTemplate.options,
  "applicationReceived",
  "applicationRejected",
  "assessmentAssigned",
  "finalInterviewInvitation",
  "finalInterviewCancelled",
]);
export type CandidateMailTemplate = z.infer<typeof CandidateMailTemplate>;

/** The mails that Hirelane writes; each is rendered when it is delivered, from ids. */
export const MailTemplate = z.enum([
  ...CandidateMailTemplate.options,
  "userInvitation",
  "passwordReset",
  "videoInterviewShared",
  "interviewerInvitation",
  "interviewerCancellation",
  "alertFired",
]);
export type MailTemplate = z.infer<typeof MailTemplate>;

/**
 * Queued; sending while the mail server is spoken to; then sent, failed (refused for good) or cancelled (its reason is
 * gone). Uncertain: a crash came between the server's yes and our note of it; a person decides.
 */
export const MailStatus = z.enum(["queued", "sending", "sent", "failed", "uncertain", "cancelled"]);
export type MailStatus = z.infer<typeof MailStatus>;

export const MailView = z.object({
  id: Id("mail"),
  template: MailTemplate,
  status: MailStatus,
  userId: Id("user").nullable(),
  videoInterviewId: Id("videoInterview").nullable(),
  applicationId: Id("application").nullable(),
  messageId: z.string(),
  attempts: z.number(),
  failure: z.string().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  version: z.number(),
});
export type MailView = z.infer<typeof MailView>;

export const MailRef = z.strictObject({ id: Id("mail") });
export const ListMailsInput = listInput(
  {
    status: MailStatus,
    template: MailTemplate,
    videoInterviewId: Id("videoInterview"),
    applicationId: Id("application"),
  },
  ["-id", "id"],
);

/** What a person says of a mail that failed or is uncertain: it did arrive, or it is to be sent again. */
export const ResolveMailInput = z.strictObject({ id: Id("mail"), resolution: z.enum(["arrived", "sendAgain"]) });

/** The status that a person's word gives a mail; only what failed or is uncertain is theirs to decide. */
export function decideMailResolution(
  status: MailStatus,
  resolution: z.infer<typeof ResolveMailInput>["resolution"],
): Decision<"sent" | "queued", string> {
  if (status !== "failed" && status !== "uncertain") return refuse(`A mail that is ${status} needs no decision.`);
  return allow(resolution === "arrived" ? "sent" : "queued");
}

/** A message in the local mailbox: what a mail server would have been given. Lists leave out the bodies. */
export const MailboxMessageView = z.object({
  id: Id("mailboxMessage"),
  recipient: z.string(),
  subject: z.string(),
  receivedAt: z.date(),
  text: z.string().optional(),
  html: z.string().optional(),
  /** The iCalendar part of a mail about a meeting. */
  calendar: z.string().nullable().optional(),
});
export type MailboxMessageView = z.infer<typeof MailboxMessageView>;

export const MailboxMessageRef = z.strictObject({ id: Id("mailboxMessage") });
