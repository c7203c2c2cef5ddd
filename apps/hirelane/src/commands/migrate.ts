import { rightRoleSql, sqlState } from "@hirelane/db";
import { migrateDatabase } from "@hirelane/db/migrate";
import { queues } from "@hirelane/operations";
import { defineCommand } from "citty";
import { readMigrationUrl } from "../config.ts";
import { reaching } from "../reaching.ts";
import { Refusal } from "../refusal.ts";
import { jsonOption, print } from "./options.ts";
import { openProgressLine } from "./progress-line.ts";
import { strictOptions } from "./strict-options.ts";

const args = { json: jsonOption } as const;

/** `migrate`: brings the database of MIGRATION_DATABASE_URL to this version. */
export const migrate = defineCommand({
  meta: { name: "migrate", description: "Bring the database of MIGRATION_DATABASE_URL to this version" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const url = readMigrationUrl();
    const progress = given.json === true ? null : openProgressLine(process.stderr, () => performance.now());
    try {
      const show = (done: number, total: number, what: string) => progress?.show(done, total, what);
      const migrations = await reaching("MIGRATION_DATABASE_URL", () => migrateDatabase(url, queues, show)).catch(
        explainRights,
      );
      progress?.close();
      print(given.json, { migrations, queues: queues.length }, "The database is at this version.\n");
    } finally {
      progress?.close();
    }
  },
});

function explainRights(error: unknown): never {
  if (sqlState(error) !== "42501") throw error;
  const reason = error instanceof Error ? error.message : "permission denied";
  throw new Refusal(
    `The role of MIGRATION_DATABASE_URL does not own the database: ${reason}. This SQL makes a right one:\n\n${rightRoleSql}`,
  );
}
