import type { Role } from "../access/actor.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";

/** The facts behind a change of a user's role or access. */
export interface UserChangeFacts {
  readonly actorRole: Role;
  readonly isSelf: boolean;
  readonly role: Role;
  readonly otherActiveOwners: number;
}

/**
 * Whether a user's role may become `next`, or their access end (`next` null): only owners touch owners, nobody ends their
 * own access, and an organisation keeps an active owner.
 */
export function decideUserChange(facts: UserChangeFacts, next: Role | null): Decision<null, string> {
  const touchesOwner = facts.role === "owner" || next === "owner";
  if (touchesOwner && facts.actorRole !== "owner") return refuse("Only an owner can do this to an owner.");
  if (next === null && facts.isSelf) return refuse("Nobody can deactivate themselves.");
  if (facts.role === "owner" && next !== "owner" && facts.otherActiveOwners === 0) {
    return refuse("An organisation needs at least one active owner.");
  }
  return allow(null);
}
