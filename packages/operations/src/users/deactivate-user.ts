import { deleteSharesOfUser, deleteUserKeys, revokeTokensOfUser } from "@hirelane/db";
import { UserRef, UserView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkUserChange } from "./check-user-change.ts";
import { loadUser, viewUser } from "./load-user.ts";
import { settleEvaluationsOf } from "./settle-evaluations.ts";

export const deactivateUser = defineWrite({
  id: "users.deactivate",
  summary:
    "End a member's access at once: their tokens and open invitations stop working, and what is shared with them is not any more.",
  permission: "users.administer",
  input: UserRef,
  output: UserView,
  async run(context, { id }) {
    const user = await loadUser(context, id);
    if (user.status !== "deactivated") {
      await checkUserChange(context, user, null);
      const from = user.status;
      user.status = "deactivated";
      await settleEvaluationsOf(context, id);
      await context.sql.rows(revokeTokensOfUser, [id, context.now]);
      await context.sql.rows(deleteUserKeys, [id]);
      await context.sql.rows(deleteSharesOfUser, [id]);
      await recordEvent(context, { type: "user.deactivated", subject: { kind: "user", id }, from, to: user.status });
    }
    return viewUser(context, id);
  },
});
