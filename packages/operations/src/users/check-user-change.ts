import { otherActiveOwners, type UserEntity } from "@hirelane/db";
import { decideUserChange, type Role } from "@hirelane/domain";
import { actingUserId, type WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";

/** Throws `forbidden` or `refused` unless the actor may give this user another role, or (null) end their access. */
export async function checkUserChange(context: WriteContext, user: UserEntity, next: Role | null): Promise<void> {
  const owners = await context.sql.rows(otherActiveOwners, [user.id]);
  const actorRole = context.actor.kind === "user" ? context.actor.role : "owner";
  const facts = {
    actorRole,
    isSelf: actingUserId(context) === user.id,
    role: user.role,
    otherActiveOwners: owners.length,
  };
  const decision = decideUserChange(facts, next);
  if (!decision.ok) throw new OperationError(actorRole === "owner" ? "refused" : "forbidden", decision.refusal);
}
