import { noteLogin } from "@hirelane/db";
import { type IssuedToken, REFRESH_DAYS, daysAfter, SESSION_HOURS } from "@hirelane/domain";
import type { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { issueToken, type NewToken } from "./issue-token.ts";

const HOUR = 60 * 60 * 1000;

/** Whom a session is for: a member, or the candidate of an interview. */
export type Bearer =
  | { readonly organisationId: number; readonly userId: number }
  | { readonly organisationId: number; readonly userId: null; readonly videoInterviewId: number };

type Issued = z.infer<typeof IssuedToken>;

/** Makes a session of 12 hours: of a refresh token (its id), or (null) of its own. */
export function issueSession(context: WriteContext, bearer: Bearer, refreshTokenId: number | null): Promise<Issued> {
  const expiresAt = new Date(context.now.getTime() + SESSION_HOURS * HOUR);
  return recorded(context, bearer, { ...bearer, kind: "session", name: "", expiresAt, refreshTokenId });
}

/** Makes a token that brings new sessions for 14 days, and opens nothing itself. */
export function issueRefreshToken(context: WriteContext, bearer: Bearer): Promise<Issued> {
  const expiresAt = daysAfter(context.now, REFRESH_DAYS);
  return recorded(context, bearer, { ...bearer, kind: "refresh", name: "", expiresAt });
}

/** Notes that a member has logged in. */
export async function rememberLogin(context: WriteContext, { userId }: Bearer): Promise<void> {
  if (userId !== null) await context.sql.rows(noteLogin, [userId, context.now]);
}

async function recorded(context: WriteContext, bearer: Bearer, token: NewToken): Promise<Issued> {
  const issued = await issueToken(context, token);
  const subject = { kind: "token", id: issued.id } as const;
  const relatedId = bearer.userId ?? bearer.videoInterviewId;
  await recordEvent(context, { type: "token.created", subject, relatedId }, bearer.organisationId);
  return issued;
}
