import { UserRef, UserView } from "@hirelane/domain";
import { startPasswordReset } from "../auth/start-password-reset.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkUserChange } from "./check-user-change.ts";
import { loadUser, viewUser } from "./load-user.ts";

export const resetPassword = defineWrite({
  id: "users.resetPassword",
  summary: "Mail a member a link to set a new password; an invited member gets a new invitation.",
  permission: "users.administer",
  input: UserRef,
  output: UserView,
  async run(context, { id }) {
    const user = await loadUser(context, id);
    if (user.status === "deactivated") throw new OperationError("refused", "This user is deactivated.");
    await checkUserChange(context, user, user.role);
    await startPasswordReset(context, user);
    return viewUser(context, id);
  },
});
