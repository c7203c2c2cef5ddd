import { Migration } from "@mikro-orm/migrations";
import { evaluationColumns, evaluationTables, shareTables } from "./evaluations-tables.ts";
import { grantTenantTable, tenantTable } from "./tenant-table.ts";

const tables = ["shares", "criteria", "evaluations", "ratings", "notes"];

export class Migration20261123000001_evaluations extends Migration {
  override up(): void {
    for (const sql of [...shareTables, ...evaluationTables, ...evaluationColumns]) this.addSql(sql);
    for (const table of tables) {
      for (const sql of tenantTable(table)) this.addSql(sql);
      this.addSql(grantTenantTable(table, "select, insert, update, delete"));
    }
    this.addSql("grant usage on all sequences in schema public to hirelane_app");
  }

  override down(): void {
    this.addSql("alter table video_interviews drop column evaluation_status");
    this.addSql("alter table jobs drop column blind_evaluation");
    this.addSql("alter table organisations drop column blind_evaluation");
    for (const table of tables.toReversed()) this.addSql(`drop table "${table}"`);
  }
}
