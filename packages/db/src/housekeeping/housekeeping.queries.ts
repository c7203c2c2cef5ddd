import { namedQuery } from "../kernel/sql.ts";

/** Every organisation. */
export const everyOrganisation = namedQuery<{ organisation_id: string }>(
  "select organisation_id from every_organisation()",
);

interface Removed {
  removed: number;
}

/** Deletes rows of one table that meet a condition on `$1`, at most `$2`; those that others hold are left for later. */
const remove = (table: string, key: string, condition: string) =>
  namedQuery<Removed>(
    `with doomed as (select ${key} from ${table} where ${condition} limit $2 for update skip locked),
       gone as (delete from ${table} t using doomed d where t.${key} = d.${key} returning 1)
     select count(*)::int as removed from gone`,
  );

/** Tokens that expired or were revoked before `$1`, at most `$2`. */
export const removeDeadTokens = remove("tokens", "id", "least(expires_at, revoked_at) < $1");

/** One-time keys that expired before `$1`, at most `$2`. */
export const removeExpiredUserKeys = remove("user_keys", "id", "expires_at < $1");

/** Reminders that were settled before `$1`, at most `$2`. */
export const removeSettledReminders = remove("reminders", "id", "settled_at < $1");

/** Uploads that became answers before `$1`, at most `$2`: their bytes are a file's now. */
export const removeFinishedUploads = remove("uploads", "id", "finished_at < $1");

/** Series of failed logins that have rested since `$1`, at most `$2`; they are of no organisation. */
export const removeRestingThrottles = remove("login_throttles", "key_hash", "last_failed_at < $1");

/** Answers kept for an Idempotency-Key since before `$1`, at most `$2`. */
export const removeOldAnswers = namedQuery<Removed>(
  `with doomed as (
     select organisation_id, principal, key from idempotency_keys where created_at < $1 limit $2 for update skip locked),
   gone as (
     delete from idempotency_keys i using doomed d
     where i.organisation_id = d.organisation_id and i.principal = d.principal and i.key = d.key returning 1)
   select count(*)::int as removed from gone`,
);
