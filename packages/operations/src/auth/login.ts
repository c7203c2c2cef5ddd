import { findRow, getCandidatePasswordHash, getPasswordHash, resolveLogin, toId, toIdOrNull } from "@hirelane/db";
import { emailKey, IssuedToken, LoginInput, SESSION_HOURS } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite, RefusedAfterCommit } from "../kernel/operation.ts";
import { issueToken } from "./issue-token.ts";
import { enterLoginThrottle } from "./login-throttle.ts";

const HOUR = 60 * 60 * 1000;

/** Whom a password was right for: a member, or the candidate of an interview. */
type Bearer =
  | { readonly organisationId: number; readonly userId: number }
  | { readonly organisationId: number; readonly userId: null; readonly videoInterviewId: number };

export const login = defineWrite({
  id: "auth.login",
  summary:
    "Exchange an email or username and a password for a session token; candidates use the username of their interview.",
  permission: "auth.login",
  idempotency: "refused",
  input: LoginInput,
  output: IssuedToken,
  async run(context, { login: name, password, company }) {
    const throttle = await enterLoginThrottle(context, name, company);
    const bearer = await findBearerByPassword(context, name, password, company);
    if (bearer === null) {
      await throttle.fail();
      return new RefusedAfterCommit(new OperationError("unauthenticated", "Unable to log in with these credentials."));
    }
    await throttle.succeed();
    const expiresAt = new Date(context.now.getTime() + SESSION_HOURS * HOUR);
    const token = await issueToken(context, { ...bearer, kind: "session", name: "", expiresAt });
    const subject = { kind: "token", id: token.id } as const;
    const relatedId = bearer.userId ?? bearer.videoInterviewId;
    await recordEvent(context, { type: "token.created", subject, relatedId }, bearer.organisationId);
    return token;
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
