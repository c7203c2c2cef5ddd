import { findRow, getPasswordHash, resolveLogin, toId } from "@hirelane/db";
import { emailKey, IssuedToken, LoginInput, SESSION_HOURS } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite, RefusedAfterCommit } from "../kernel/operation.ts";
import { issueToken } from "./issue-token.ts";
import { enterLoginThrottle } from "./login-throttle.ts";

const HOUR = 60 * 60 * 1000;

export const login = defineWrite({
  id: "auth.login",
  summary: "Exchange an email or username and a password for a session token.",
  permission: "auth.login",
  idempotency: "refused",
  input: LoginInput,
  output: IssuedToken,
  async run(context, { login: name, password, company }) {
    const throttle = await enterLoginThrottle(context, name, company);
    const user = await findUserByPassword(context, name, password, company);
    if (user === null) {
      await throttle.fail();
      return new RefusedAfterCommit(new OperationError("unauthenticated", "Unable to log in with these credentials."));
    }
    await throttle.succeed();
    const expiresAt = new Date(context.now.getTime() + SESSION_HOURS * HOUR);
    const token = await issueToken(context, { ...user, kind: "session", name: "", expiresAt });
    const subject = { kind: "token", id: token.id } as const;
    await recordEvent(context, { type: "token.created", subject, relatedId: user.userId }, user.organisationId);
    return token;
  },
});

async function findUserByPassword(
  context: WriteContext,
  name: string,
  password: string,
  company: string | undefined,
): Promise<{ organisationId: number; userId: number } | null> {
  const { passwords } = context.ports;
  const matches = await context.sql.rows(resolveLogin, [
    emailKey(name),
    company === undefined ? null : emailKey(company),
  ]);
  const [match] = matches;
  if (match === undefined || matches.length > 1) {
    await passwords.verifyDecoy(password);
    return null;
  }
  await context.enter(toId(match.organisation_id));
  const row = await findRow(context.sql, getPasswordHash, [match.user_id]);
  if (row === null) {
    await passwords.verifyDecoy(password);
    return null;
  }
  const right = await passwords.verify(row.password_hash, password);
  return right ? { organisationId: toId(match.organisation_id), userId: toId(match.user_id) } : null;
}
