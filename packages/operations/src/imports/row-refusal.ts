import { type ApplicationStatus, decideTransition, type FieldError } from "@hirelane/domain";

/** What is said of a username that somebody has. */
export const USERNAME_TAKEN: FieldError = { path: "username", message: "This username is taken." };

const FRESH = { status: "new", passwordSet: false, unanswered: 0, inactiveAt: null } as const;

/** What of a row, and of the application that its person may have, decides about an invitation. */
interface InvitationFacts {
  readonly email: string;
  readonly deadline: Date;
  readonly applicationStatus: ApplicationStatus;
}

/** Why a candidate cannot be invited at `now`, by the state table; null when they can. */
export function refusalToInvite(invitation: InvitationFacts, now: Date): FieldError | null {
  const facts = { ...FRESH, ...invitation };
  const decision = decideTransition(facts, "manager", "advance", now);
  return decision.ok ? null : { path: decision.refusal.field, message: decision.refusal.message };
}
