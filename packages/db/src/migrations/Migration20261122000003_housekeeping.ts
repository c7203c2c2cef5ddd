import { Migration } from "@mikro-orm/migrations";

const indexes = [
  ["tokens_dead", "tokens (organisation_id, least(expires_at, revoked_at))"],
  ["user_keys_expiry", "user_keys (organisation_id, expires_at)"],
  ["reminders_settled", "reminders (organisation_id, settled_at) where settled_at is not null"],
  ["login_throttles_age", "login_throttles (last_failed_at)"],
  ["mails_user_key", "mails (user_key_id) where user_key_id is not null"],
] as const;

export class Migration20261122000003_housekeeping extends Migration {
  override up(): void {
    for (const [name, columns] of indexes) this.addSql(`create index ${name} on ${columns}`);
  }

  override down(): void {
    this.addSql(`drop index ${indexes.map(([name]) => name).join(", ")}`);
  }
}
