import { candidateLogin } from "./interview-lifecycle-functions.ts";
import { type DefinerFunction, definerFunction, dropDefinerFunction } from "./tenant-table.ts";

/** What v1 shows of users, and the tokens that bring sessions. */
export const userColumns = [
  `alter table users add column contact text not null default '', add column country text not null default '',
     add column invited_by_user_id bigint references users (id) on delete set null,
     add column last_login_at timestamptz, add column last_seen_at timestamptz`,
  "alter table tokens drop constraint tokens_kind_check",
  "alter table tokens add constraint tokens_kind_check check (kind in ('session', 'personal', 'permanent', 'refresh'))",
  "alter table tokens add column refresh_token_id bigint references tokens (id) on delete set null",
  "create index tokens_refresh on tokens (organisation_id, refresh_token_id)",
  "grant select (kind) on tokens to hirelane_resolver",
];

export const withoutUserColumns = [
  "revoke select (kind) on tokens from hirelane_resolver",
  "alter table tokens drop column refresh_token_id",
  "delete from tokens where kind = 'refresh'",
  "alter table tokens drop constraint tokens_kind_check",
  "alter table tokens add constraint tokens_kind_check check (kind in ('session', 'personal', 'permanent'))",
  `alter table users drop column contact, drop column country, drop column invited_by_user_id, drop column last_login_at,
     drop column last_seen_at`,
];

const resolving = (name: string, kind: string): DefinerFunction => ({
  name,
  parameters: "hash text, at timestamptz",
  returns: "table (organisation_id bigint, token_id bigint, user_id bigint, video_interview_id bigint)",
  body: `select t.organisation_id, t.id, t.user_id, t.video_interview_id from tokens t
         where t.token_hash = hash and t.kind ${kind} 'refresh' and t.revoked_at is null
           and (t.expires_at is null or t.expires_at > at)`,
});

const openings = resolving("resolve_token", "<>");
const refreshes = resolving("resolve_refresh_token", "=");

/** A refresh token opens nothing, and nothing else refreshes. */
export const tokenFunctions = [
  dropDefinerFunction(openings),
  ...definerFunction(openings),
  ...definerFunction(refreshes),
];

export const formerTokenFunctions = [
  dropDefinerFunction(refreshes),
  dropDefinerFunction(openings),
  ...candidateLogin.filter(({ name }) => name === openings.name).flatMap((former) => definerFunction(former)),
];
