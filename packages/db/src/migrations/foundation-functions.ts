import { definerRead, type DefinerFunction } from "./tenant-table.ts";

/** What the cross-organisation role may read: the columns that its functions compare, and ids. */
export const definerReads = [
  ...definerRead("organisations", "id, slug, name_key"),
  ...definerRead("users", "id, organisation_id, email_key, username_key, status"),
  ...definerRead("tokens", "id, organisation_id, user_id, token_hash, expires_at, revoked_at"),
  ...definerRead("user_keys", "id, organisation_id, user_id, key_hash, expires_at"),
  ...definerRead("video_interviews", "id, organisation_id, activation_key_hash"),
  ...definerRead("mailbox_messages", "id, organisation_id"),
];

export const definerFunctions: readonly DefinerFunction[] = [
  {
    name: "resolve_token",
    parameters: "hash text, at timestamptz",
    returns: "table (organisation_id bigint, token_id bigint, user_id bigint)",
    body: `select t.organisation_id, t.id, t.user_id from tokens t
           where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)`,
  },
  {
    name: "resolve_activation_key",
    parameters: "hash text",
    returns: "table (organisation_id bigint, video_interview_id bigint)",
    body: "select v.organisation_id, v.id from video_interviews v where v.activation_key_hash = hash",
  },
  {
    name: "resolve_user_key",
    parameters: "hash text, at timestamptz",
    returns: "table (organisation_id bigint, user_key_id bigint, user_id bigint)",
    body: `select k.organisation_id, k.id, k.user_id from user_keys k where k.key_hash = hash and k.expires_at > at`,
  },
  {
    name: "resolve_login",
    parameters: "login text, company text",
    returns: "table (organisation_id bigint, user_id bigint)",
    body: `select u.organisation_id, u.id from users u join organisations o on o.id = u.organisation_id
           where (u.email_key = login or u.username_key = login) and u.status <> 'deactivated'
             and (company is null or o.slug = company or o.name_key = company or o.id::text = company)
           limit 2`,
  },
  {
    name: "newest_mailbox_messages",
    parameters: "how_many int",
    returns: "table (organisation_id bigint, message_id bigint)",
    body: "select m.organisation_id, m.id from mailbox_messages m order by m.id desc limit how_many",
  },
];
