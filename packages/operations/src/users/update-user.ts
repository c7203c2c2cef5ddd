import { UpdateUserInput, UserView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { checkUserChange } from "./check-user-change.ts";
import { loadUser, viewUser } from "./load-user.ts";

export const updateUser = defineWrite({
  id: "users.update",
  summary: "Change a member's name, role, contact or country; an organisation keeps at least one active owner.",
  permission: "users.administer",
  input: UpdateUserInput,
  output: UserView,
  async run(context, { id, expectedVersion, ...fields }) {
    const user = await loadUser(context, id, expectedVersion);
    const from = user.role;
    if (user.role === "owner" || fields.role !== undefined)
      await checkUserChange(context, user, fields.role ?? user.role);
    context.em.assign(user, given(fields));
    await context.em.flush();
    await recordEvent(context, { type: "user.updated", subject: { kind: "user", id }, from, to: user.role });
    return viewUser(context, id);
  },
});
