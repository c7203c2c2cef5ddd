import type { TokenKind, TokenView } from "@hirelane/domain";
import { namedQuery, toDate, toDateOrNull, toId } from "../kernel/sql.ts";

interface ResolvedToken {
  organisation_id: string;
  token_id: string;
  user_id: string | null;
  video_interview_id: string | null;
}

/** The refresh token with the hash `$1` that is valid at `$2`; works before the organisation is known. */
export const resolveRefreshToken = namedQuery<ResolvedToken>(
  "select organisation_id, token_id, user_id, video_interview_id from resolve_refresh_token($1, $2)",
);

/** The token with the hash `$1` that opens something at `$2`; works before the organisation is known. */
export const resolveToken = namedQuery<ResolvedToken>(
  "select organisation_id, token_id, user_id, video_interview_id from resolve_token($1, $2)",
);

/** The video interview whose activation key has the hash `$1`; works before the organisation is known. */
export const resolveActivationKey = namedQuery<{ organisation_id: string; video_interview_id: string }>(
  "select organisation_id, video_interview_id from resolve_activation_key($1)",
);

/** The one-time key with the hash `$1` that is valid at `$2`; works before the organisation is known. */
export const resolveUserKey = namedQuery<{ organisation_id: string; user_key_id: string; user_id: string }>(
  "select organisation_id, user_key_id, user_id from resolve_user_key($1, $2)",
);

/**
 * At most two who log in as `$1` at the company `$2` (null: any): members, or candidates where no member has the name;
 * works before the organisation is known.
 */
export const resolveLogin = namedQuery<{
  organisation_id: string;
  user_id: string | null;
  video_interview_id: string | null;
}>("select organisation_id, user_id, video_interview_id from resolve_login($1, $2)");

/** The password hash of the candidate of video interview `$1`. */
export const getCandidatePasswordHash = namedQuery<{ password_hash: string }>(
  "select password_hash from video_interviews where id = $1 and password_hash is not null",
);

/** Revokes every session of the candidate of video interview `$1` at `$2`. */
export const revokeTokensOfCandidate = namedQuery<never>(
  "update tokens set revoked_at = $2 where video_interview_id = $1 and revoked_at is null",
);

/** The password hash of user `$1`, when they may log in. */
export const getPasswordHash = namedQuery<{ password_hash: string }>(
  "select password_hash from users where id = $1 and status = 'active' and password_hash is not null",
);

/** Failed logins in a row under the throttle key `$1`. */
export const getLoginThrottle = namedQuery<{ failures: number; last_failed_at: string }>(
  "select failures, last_failed_at from login_throttles where key_hash = $1",
);

/** Counts a failed login under `$1` at `$2`; a series that rested a day starts anew. */
export const countLoginFailure = namedQuery<never>(
  `insert into login_throttles as t (key_hash, failures, last_failed_at) values ($1, 1, $2)
   on conflict (key_hash) do update set last_failed_at = $2,
     failures = case when t.last_failed_at < $2::timestamptz - interval '1 day' then 1 else t.failures + 1 end`,
);

/** Counts an attempt under `$1` at `$2`, within the hour that the first of them began; gives their number and its beginning. */
export const countAttempt = namedQuery<{ attempts: number; since: string }>(
  `insert into login_throttles as t (key_hash, failures, last_failed_at) values ($1, 1, $2)
   on conflict (key_hash) do update set
     failures = case when t.last_failed_at <= $2::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
     last_failed_at = case when t.last_failed_at <= $2::timestamptz - interval '1 hour' then $2 else t.last_failed_at end
   returning failures as attempts, last_failed_at as since`,
);

/** Forgets the failed logins under `$1`. */
export const clearLoginThrottle = namedQuery<never>("delete from login_throttles where key_hash = $1");

/** Whether this transaction is the only one at work on the lock `$1`, a text. */
export const tryLock = namedQuery<{ locked: boolean }>(
  "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked",
);

interface TokenRow {
  id: string;
  kind: TokenKind;
  name: string;
  created_at: string;
  expires_at: string | null;
}

/** The tokens of user `$1` that work at `$2`, newest first, at most 100. */
export const listTokensOfUser = namedQuery<TokenRow>(
  `select id, kind, name, created_at, expires_at from tokens
   where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2) order by id desc limit 100`,
);

export function toTokenView(row: TokenRow): TokenView {
  return {
    id: toId(row.id),
    kind: row.kind,
    name: row.name,
    createdAt: toDate(row.created_at),
    expiresAt: toDateOrNull(row.expires_at),
  };
}

/** Revokes token `$1` at `$2`, and the sessions that it brought. */
export const revokeTokenWithSessions = namedQuery<never>(
  "update tokens set revoked_at = $2 where (id = $1 or refresh_token_id = $1) and revoked_at is null",
);

/** Revokes token `$1` at `$2`, the refresh token that brought it, and the other sessions of that one. */
export const revokeLogin = namedQuery<never>(
  `with login as (select coalesce(refresh_token_id, id) as id from tokens where id = $1)
   update tokens t set revoked_at = $2 from login l where (t.id = l.id or t.refresh_token_id = l.id) and t.revoked_at is null`,
);

/** Revokes every token of user `$1` at `$2`. */
export const revokeTokensOfUser = namedQuery<never>(
  "update tokens set revoked_at = $2 where user_id = $1 and revoked_at is null",
);

/** Removes every one-time key of user `$1`. */
export const deleteUserKeys = namedQuery<never>("delete from user_keys where user_id = $1");
