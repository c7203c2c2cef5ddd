import { migrateDatabase } from "@hirelane/db/migrate";
import { queues } from "@hirelane/operations";
import { defineCommand } from "citty";
import { readMigrationUrl } from "../config.ts";
import { strictOptions } from "./strict-options.ts";

/** `migrate`: brings the database of MIGRATION_DATABASE_URL to this version. */
export const migrate = defineCommand({
  meta: { name: "migrate", description: "Bring the database of MIGRATION_DATABASE_URL to this version" },
  plugins: [strictOptions({})],
  async run() {
    await migrateDatabase(readMigrationUrl(), queues);
    process.stdout.write("The database is at this version.\n");
  },
});
