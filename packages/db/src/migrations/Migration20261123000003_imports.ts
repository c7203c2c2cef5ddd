import { Migration } from "@mikro-orm/migrations";
import { filledTables, importTableNames, importTables } from "./import-tables.ts";

export class Migration20261123000003_imports extends Migration {
  override up(): void {
    for (const sql of importTables) this.addSql(sql);
    this.addSql(`grant maintain on ${filledTables.join(", ")} to hirelane_app`);
  }

  override down(): void {
    const older = filledTables.filter((table) => !importTableNames.some((name) => name === table));
    this.addSql(`revoke maintain on ${older.join(", ")} from hirelane_app`);
    for (const table of importTableNames.toReversed()) this.addSql(`drop table "${table}"`);
  }
}
