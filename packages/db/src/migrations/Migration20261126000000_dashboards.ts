import { Migration } from "@mikro-orm/migrations";
import { dueRollups, withoutDueRollups } from "./dashboards-due.ts";
import { factFunctions, withoutFactFunctions } from "./dashboards-facts.ts";
import { keyFunctions, withoutKeyFunctions } from "./dashboards-keys.ts";
import { firstCount, pathFunctions, withoutPathFunctions } from "./dashboards-paths.ts";
import { recountFunctions, withoutRecountFunctions } from "./dashboards-recount.ts";
import { severalFunctions, withoutSeveralFunctions } from "./dashboards-several.ts";
import {
  creditTables,
  dashboardColumns,
  dashboardTables,
  rollupTables,
  withoutDashboards,
} from "./dashboards-tables.ts";
import { dashboardTriggers, withoutDashboardTriggers } from "./dashboards-upheavals.ts";
import { grantTenantTable, tenantTable } from "./tenant-table.ts";

const olderTables = ["steps", "resumes", "assessments"];
/** What large fillings are analysed after. */
const filledTables = [...olderTables, "multiple_applicants", "rollup_counters", "rollup_deltas"];

export class Migration20261126000000_dashboards extends Migration {
  override up(): void {
    const statements = [
      ...rollupTables,
      ...creditTables,
      ...dashboardTables.flatMap((table) => tenantTable(table)),
      ...dashboardTables.map((table) => grantTenantTable(table, "select, insert, update, delete")),
      "grant usage on all sequences in schema public to hirelane_app",
      `grant maintain on ${filledTables.join(", ")} to hirelane_app`,
      ...dashboardColumns,
      ...keyFunctions,
      ...factFunctions,
      ...severalFunctions,
      ...recountFunctions,
      ...pathFunctions,
      ...firstCount,
      ...dashboardTriggers,
      ...dueRollups,
    ];
    for (const sql of statements) this.addSql(sql);
  }

  override down(): void {
    const statements = [
      ...withoutDueRollups,
      ...withoutDashboardTriggers,
      ...withoutPathFunctions,
      ...withoutRecountFunctions,
      ...withoutSeveralFunctions,
      ...withoutFactFunctions,
      ...withoutKeyFunctions,
      `revoke maintain on ${olderTables.join(", ")} from hirelane_app`,
      ...withoutDashboards,
    ];
    for (const sql of statements) this.addSql(sql);
  }
}
