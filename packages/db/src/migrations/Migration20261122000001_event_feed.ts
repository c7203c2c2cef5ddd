import { Migration } from "@mikro-orm/migrations";

/** The order of a feed: by transaction, because sequence numbers commit out of order. */
const POSITION = "transaction_id, id";

const indexes = [
  ["events_position", POSITION],
  ["events_subject", `subject_kind, subject_id, ${POSITION}`],
  ["events_job", `job_id, ${POSITION}`],
  ["events_type", `type, ${POSITION}`],
  ["events_at", "at, id"],
] as const;

export class Migration20261122000001_event_feed extends Migration {
  override up(): void {
    this.addSql("drop index events_subject, events_list");
    for (const [name, columns] of indexes) this.addSql(`create index ${name} on events (organisation_id, ${columns})`);
    this.addSql(
      `create function announce_events() returns trigger language plpgsql as $body$
         begin
           perform pg_notify('hirelane_events', organisation_id::text) from new_events group by organisation_id;
           return null;
         end
       $body$`,
    );
    this.addSql(
      `create trigger events_announced after insert on events referencing new table as new_events
         for each statement execute function announce_events()`,
    );
  }

  override down(): void {
    this.addSql("drop trigger events_announced on events");
    this.addSql("drop function announce_events()");
    this.addSql(`drop index ${indexes.map(([name]) => name).join(", ")}`);
    this.addSql("create index events_subject on events (organisation_id, subject_kind, subject_id, id)");
    this.addSql("create index events_list on events (organisation_id, id)");
  }
}
