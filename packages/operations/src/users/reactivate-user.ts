import { UserRef, UserView } from "@hirelane/domain";
import { issueUserKey } from "../auth/issue-user-key.ts";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { checkUserChange } from "./check-user-change.ts";
import { loadUser, viewUser } from "./load-user.ts";
import { settleEvaluationsOf } from "./settle-evaluations.ts";

export const reactivateUser = defineWrite({
  id: "users.reactivate",
  summary: "Give a deactivated member access again; without a password they are invited anew.",
  permission: "users.administer",
  input: UserRef,
  output: UserView,
  async run(context, { id }) {
    const user = await loadUser(context, id);
    if (user.status === "deactivated") {
      await checkUserChange(context, user, user.role);
      user.status = user.passwordHash === null ? "invited" : "active";
      await settleEvaluationsOf(context, id);
      if (user.status === "invited") {
        const key = await issueUserKey(context, user, "invitation");
        const organisationId = organisationOf(context);
        await queueMail(context, {
          template: "userInvitation",
          userId: id,
          userKeyId: key.id,
          uniqueKey: `userKey:${key.id}`,
          organisationId,
        });
      }
      const subject = { kind: "user", id } as const;
      await recordEvent(context, { type: "user.reactivated", subject, from: "deactivated", to: user.status });
    }
    return viewUser(context, id);
  },
});
