import { decideTransition, type FieldError } from "@hirelane/domain";

/** What is said of a username that somebody has. */
export const USERNAME_TAKEN: FieldError = { path: "username", message: "This username is taken." };

/** Why a candidate with this email and deadline cannot be invited at `now`, by the state table; null when they can. */
export function refusalToInvite(email: string, deadline: Date, now: Date): FieldError | null {
  const facts = { status: "new", deadline, email, passwordSet: false, unanswered: 0, inactiveAt: null } as const;
  const decision = decideTransition(facts, "manager", "advance", now);
  return decision.ok ? null : { path: decision.refusal.field, message: decision.refusal.message };
}
