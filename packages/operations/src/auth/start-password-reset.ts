import type { UserEntity } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { issueUserKey } from "./issue-user-key.ts";

/** Mails a user the link to set a password: as an invitation, where none was ever set. */
export async function startPasswordReset(context: WriteContext, user: UserEntity): Promise<void> {
  const invited = user.status === "invited";
  const key = await issueUserKey(context, user, invited ? "invitation" : "passwordReset");
  await queueMail(context, {
    template: invited ? "userInvitation" : "passwordReset",
    userId: user.id,
    userKeyId: key.id,
    uniqueKey: `userKey:${key.id}`,
    organisationId: user.organisationId,
  });
  const subject = { kind: "user", id: user.id } as const;
  await recordEvent(context, { type: "user.passwordResetRequested", subject }, user.organisationId);
}
