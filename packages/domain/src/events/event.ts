import { z } from "zod";

/** Everything that is written to the event log, in the past tense. */
export const EventType = z.enum([
  "organisation.created",
  "organisation.updated",
  "organisation.mailWordingSet",
  "organisation.mailWordingReset",
  "user.invited",
  "user.updated",
  "user.deactivated",
  "user.reactivated",
  "user.passwordSet",
  "user.passwordResetRequested",
  "token.created",
  "token.revoked",
  "job.created",
  "job.updated",
  "job.teamMemberAdded",
  "job.teamMemberRemoved",
  "candidate.created",
  "candidate.updated",
  "application.created",
  "videoInterview.created",
  "videoInterview.updated",
  "videoInterview.deadlineSet",
  "videoInterview.advanced",
  "videoInterview.reminded",
  "videoInterview.passwordSet",
  "videoInterview.deleted",
  "mail.resolved",
  "deadLetter.sentAgain",
]);
export type EventType = z.infer<typeof EventType>;

/** What an event is about. */
export const SubjectKind = z.enum([
  "organisation",
  "user",
  "token",
  "job",
  "candidate",
  "application",
  "videoInterview",
  "mail",
]);
export type SubjectKind = z.infer<typeof SubjectKind>;
