import { Migration } from "@mikro-orm/migrations";
import { definerFunctions, definerReads } from "./foundation-functions.ts";
import { eventTables, mailTables, peopleTables, tenancyTables, workTables } from "./foundation-tables.ts";
import { definerFunction, dropDefinerFunction, grantTenantTable, tenantTable } from "./tenant-table.ts";

const tenantTables = [
  "users",
  "user_keys",
  "tokens",
  "jobs",
  "job_members",
  "candidates",
  "applications",
  "video_interviews",
  "mails",
  "mailbox_messages",
  "idempotency_keys",
];

export class Migration20261121000000_foundation extends Migration {
  override up(): void {
    for (const sql of [...tenancyTables, ...peopleTables, ...workTables, ...mailTables, ...eventTables])
      this.addSql(sql);
    for (const sql of tenantTable("organisations", "id")) this.addSql(sql);
    for (const table of [...tenantTables, "events"]) for (const sql of tenantTable(table)) this.addSql(sql);
    this.addSql(grantTenantTable("organisations", "select, insert, update"));
    for (const table of tenantTables) this.addSql(grantTenantTable(table, "select, insert, update, delete"));
    this.addSql(grantTenantTable("events", "select, insert"));
    this.addSql("grant usage on schema public to hirelane_app, hirelane_resolver");
    this.addSql("grant usage on all sequences in schema public to hirelane_app");
    for (const read of definerReads) this.addSql(read);
    for (const definer of definerFunctions) for (const sql of definerFunction(definer)) this.addSql(sql);
  }

  override down(): void {
    for (const definer of definerFunctions) this.addSql(dropDefinerFunction(definer));
    const tables = ["events", ...tenantTables.toReversed(), "organisations"];
    for (const table of tables) this.addSql(`drop table "${table}"`);
    this.addSql("drop function forbid_event_change()");
    this.addSql("drop table login_throttles");
  }
}
