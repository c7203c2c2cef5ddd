import { findRow, getCandidatePasswordHash, getPasswordHash, resolveLogin, toId, toIdOrNull } from "@hirelane/db";
import { emailKey, IssuedLogin, LoginInput } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite, RefusedAfterCommit } from "../kernel/operation.ts";
import { type Bearer, issueRefreshToken, issueSession, rememberLogin } from "./issue-session.ts";
import { enterLoginThrottle } from "./login-throttle.ts";

export const login = defineWrite({
  id: "auth.login",
  summary:
    "Exchange an email or username and a password for a session token, and, if wanted, a refresh token; candidates use the username of their interview.",
  permission: "auth.login",
  idempotency: "refused",
  input: LoginInput,
  output: IssuedLogin,
  async run(context, { login: name, password, company, withRefresh = false }) {
    const throttle = await enterLoginThrottle(context, name, company);
    const bearer = await findBearerByPassword(context, name, password, company);
    if (bearer === null) {
      await throttle.fail();
      return new RefusedAfterCommit(new OperationError("unauthenticated", "Unable to log in with these credentials."));
    }
    await throttle.succeed();
    await rememberLogin(context, bearer);
    const refresh = withRefresh ? await issueRefreshToken(context, bearer) : null;
    return { ...(await issueSession(context, bearer, refresh?.id ?? null)), refresh };
  },
});

async function findBearerByPassword(
  context: WriteContext,
  name: string,
  password: string,
  company: string | undefined,
): Promise<Bearer | null> {
  const { passwords } = context.ports;
  const companyKey = company === undefined ? null : emailKey(company);
  const matches = await context.sql.rows(resolveLogin, [emailKey(name), companyKey]);
  const [match] = matches;
  if (match === undefined || matches.length > 1) {
    await passwords.verifyDecoy(password);
    return null;
  }
  const organisationId = toId(match.organisation_id);
  await context.enter(organisationId);
  const userId = toIdOrNull(match.user_id);
  const query = userId === null ? getCandidatePasswordHash : getPasswordHash;
  const row = await findRow(context.sql, query, [userId ?? match.video_interview_id]);
  if (row === null) {
    await passwords.verifyDecoy(password);
    return null;
  }
  if (!(await passwords.verify(row.password_hash, password))) return null;
  if (userId !== null) return { organisationId, userId };
  return { organisationId, userId: null, videoInterviewId: toId(match.video_interview_id ?? "0") };
}
