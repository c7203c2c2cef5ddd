import type { ApplicationStatus } from "../applications/application-status.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";

/** What of an application decides whether a mail about it still goes out. */
export interface ApplicationMailFacts {
  readonly status: ApplicationStatus;
  /** When the present status was given; null for one that never changed. */
  readonly statusChangedAt: Date | null;
}

/** Whether the confirmation of an application goes out: not to somebody who has withdrawn. */
export function decideReceiptMail({ status }: Pick<ApplicationMailFacts, "status">): Decision<null, string> {
  return status === "withdrawn" ? refuse("The application was withdrawn.") : allow(null);
}

/**
 * Whether a rejection mail goes out that was caused at `causedAt`: only for the rejection that stands. The mail itself says
 * before when it may not leave: until the rejection cannot be taken back any more (SPEC §4).
 */
export function decideRejectionMail(
  { status, statusChangedAt }: ApplicationMailFacts,
  causedAt: Date,
): Decision<null, string> {
  if (status !== "rejected") return refuse(`The application is ${status}.`);
  if (statusChangedAt?.getTime() !== causedAt.getTime()) return refuse("It was rejected anew since.");
  return allow(null);
}

/** Whether the mail about an assessment goes out: while it can be taken, and the application is in play. */
export function decideAssessmentMail(
  assessment: { readonly status: string; readonly validTo: Date; readonly applicationStatus: ApplicationStatus },
  now: Date,
): Decision<null, string> {
  const { status, validTo, applicationStatus } = assessment;
  if (status !== "assigned" && status !== "linkOpened") return refuse(`The assessment is ${status}.`);
  if (validTo.getTime() <= now.getTime()) return refuse("The assessment is not valid any more.");
  return applicationStatus === "active" ? allow(null) : refuse(`The application is ${applicationStatus}.`);
}

/** What of a meeting decides whether a mail about it still goes out. */
export interface AppointmentMailFacts {
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
  /** When the meeting was last scheduled, moved or cancelled. */
  readonly changedAt: Date;
  /** Whether the recipient takes part. */
  readonly isGuest: boolean;
  /** Whether the recipient was told of the meeting before. */
  readonly wasInvited: boolean;
}

/** Whether an invitation caused at `causedAt` goes out: only the newest word about a meeting that is still to come. */
export function decideInvitationMail(facts: AppointmentMailFacts, causedAt: Date, now: Date): Decision<null, string> {
  if (facts.cancelledAt !== null) return refuse("The interview was cancelled.");
  if (!facts.isGuest) return refuse("They do not take part any more.");
  if (facts.changedAt.getTime() !== causedAt.getTime()) return refuse("The interview was changed since.");
  return facts.startsAt.getTime() > now.getTime() ? allow(null) : refuse("The interview has begun.");
}

/** Whether a cancellation goes out: to whom was told of the meeting, and for whom it does not take place. */
export function decideCancellationMail(facts: AppointmentMailFacts): Decision<null, string> {
  if (!facts.wasInvited) return refuse("They were never told of the interview.");
  const isOff = facts.cancelledAt !== null || !facts.isGuest;
  return isOff ? allow(null) : refuse("The interview takes place.");
}
