import { refusalOfRoles } from "@hirelane/db";
import { migrateDatabase, readSchemaState } from "@hirelane/db/migrate";
import { queues } from "@hirelane/operations";
import type { StartConfig } from "../config.ts";
import { reaching } from "../reaching.ts";
import { Refusal } from "../refusal.ts";
import type { Journal } from "./journal.ts";
import type { Site } from "./site.ts";

/** Uses the PostgreSQL of DATABASE_URL: checks its role, and brings it to this version where the owner's address is known. */
export async function openExternalSite({ settings, environment }: StartConfig, journal: Journal): Promise<Site> {
  const { url, migrationUrl } = settings.database;
  await bringToThisVersion(url, migrationUrl, journal);
  const refusal = await reaching("DATABASE_URL", () => refusalOfRoles(settings.database));
  if (refusal !== null) throw new Refusal(refusal);
  return { environment, demo: null, broken: new Promise(() => undefined) };
}

async function bringToThisVersion(url: string, migrationUrl: string | null, journal: Journal): Promise<void> {
  const state = await reaching(migrationUrl === null ? "DATABASE_URL" : "MIGRATION_DATABASE_URL", () =>
    readSchemaState(migrationUrl ?? url, queues),
  );
  if (state === "ahead")
    throw new Refusal("The database was migrated by a newer version of Hirelane. Use that version.");
  if (state === "current") return;
  if (migrationUrl === null) {
    throw new Refusal(
      "The database is not at this version of Hirelane. Set MIGRATION_DATABASE_URL to the address of its owner, here or for pnpm migrate.",
    );
  }
  journal.info("Bringing the database to this version…");
  await migrateDatabase(migrationUrl, queues);
}
