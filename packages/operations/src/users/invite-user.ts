import { decideUserChange, InviteUserInput, UserView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { createInvitedUser } from "./create-user.ts";
import { viewUser } from "./load-user.ts";

export const inviteUser = defineWrite({
  id: "users.invite",
  summary: "Invite a person into the organisation; the mail's link lets them set a password.",
  permission: "users.administer",
  input: InviteUserInput,
  output: UserView,
  async run(context, input) {
    const actorRole = context.actor.kind === "user" ? context.actor.role : "owner";
    const facts = { actorRole, isSelf: false, role: input.role, otherActiveOwners: 1 };
    const decision = decideUserChange(facts, input.role);
    if (!decision.ok) throw new OperationError("forbidden", decision.refusal);
    const user = await createInvitedUser(context, organisationOf(context), input);
    await recordEvent(context, { type: "user.invited", subject: { kind: "user", id: user.id }, to: input.role });
    return viewUser(context, user.id);
  },
});
