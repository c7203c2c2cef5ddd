import { deleteUserKeys, findRow, resolveUserKey, revokeTokensOfUser, toId, UserEntity } from "@hirelane/db";
import { IssuedToken, SESSION_HOURS, SetPasswordInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { rememberLogin } from "./issue-session.ts";
import { issueToken } from "./issue-token.ts";

const HOUR = 60 * 60 * 1000;

export const setPassword = defineWrite({
  id: "auth.setPassword",
  summary: "Set a password with the key of an invitation or a reset; ends all sessions and opens a new one.",
  permission: "auth.setPassword",
  idempotency: "refused",
  input: SetPasswordInput,
  output: IssuedToken,
  async run(context, { key, password }) {
    const found = await findRow(context.sql, resolveUserKey, [context.ports.cryptography.sha256(key), context.now]);
    if (found === null) throw invalidField("key", "This link is unknown, used or expired.");
    const organisationId = toId(found.organisation_id);
    await context.enter(organisationId);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const user = await context.em.findOne(UserEntity, { id: toId(found.user_id) }, { lockMode });
    const still = await findRow(context.sql, resolveUserKey, [context.ports.cryptography.sha256(key), context.now]);
    if (user === null || still === null || user.status === "deactivated") {
      throw invalidField("key", "This link is unknown, used or expired.");
    }
    user.passwordHash = await context.ports.passwords.hash(password);
    user.status = "active";
    await context.em.flush();
    await context.sql.rows(deleteUserKeys, [user.id]);
    await context.sql.rows(revokeTokensOfUser, [user.id, context.now]);
    await recordEvent(context, { type: "user.passwordSet", subject: { kind: "user", id: user.id } }, organisationId);
    await rememberLogin(context, { organisationId, userId: user.id });
    const expiresAt = new Date(context.now.getTime() + SESSION_HOURS * HOUR);
    return issueToken(context, { organisationId, userId: user.id, kind: "session", name: "", expiresAt });
  },
});
