import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { migrateDatabase, readSchemaState } from "@hirelane/db/migrate";
import { queues } from "@hirelane/operations";
import type { EmbeddedPostgres } from "@hirelane/postgres";
import type { DatabaseAccess, StartConfig } from "../config.ts";
import { type DemoFile, readDemoFile, writeDemoFile } from "../demo/demo-file.ts";
import { makeDemo } from "../demo/make-demo.ts";
import { announceRunning, dataFiles, openInstallation } from "../embedded/data-folder.ts";
import { hasOrganisation, prepareOwnDatabase } from "../embedded/own-database.ts";
import { withKernel } from "../open-kernel.ts";
import { Refusal } from "../refusal.ts";
import type { Journal } from "./journal.ts";
import type { Site } from "./site.ts";

/** Brings the database of the embedded PostgreSQL to this version, and fills an empty one with demo data. */
export async function openEmbeddedSite(
  config: StartConfig,
  postgres: EmbeddedPostgres,
  demo: boolean,
  running: AsyncDisposableStack,
  journal: Journal,
): Promise<Site> {
  const { dataDir } = config;
  const files = dataFiles(dataDir);
  const { installation, fresh } = await openInstallation(dataDir);
  const database = await prepareOwnDatabase(postgres, {
    installation,
    fresh,
    afresh: existsSync(files.unfinishedDemo),
  });
  await bringToThisVersion(database.ownerUrl, dataDir, journal);
  const access = {
    url: database.url,
    preparedStatements: true,
    secret: config.secret ?? installation.secret,
    ...config.settings.links,
    storage: config.settings.storage,
  };
  const demoFile = await openDemo(dataDir, demo && !(await hasOrganisation(postgres)), access);
  running.defer(await announceRunning(dataDir, access));
  return {
    environment: {
      ...config.environment,
      DATABASE_URL: database.url,
      HIRELANE_SECRET: access.secret,
      HIRELANE_EMBEDDED: "true",
      PUBLIC_URL: access.publicUrl,
      ...(demoFile === null ? {} : { HIRELANE_DEMO_FILE: files.demo }),
    },
    demo: demoFile,
    broken: postgres.exited.then(() => `The embedded PostgreSQL ended by itself; its log is ${postgres.logFile}.`),
  };
}

async function bringToThisVersion(ownerUrl: string, dataDir: string, journal: Journal): Promise<void> {
  const state = await readSchemaState(ownerUrl, queues);
  if (state === "ahead") {
    throw new Refusal(
      `The database in ${dataDir} was migrated by a newer version of Hirelane. Use that version, or another HIRELANE_DATA_DIR.`,
    );
  }
  if (state === "current") return;
  journal.info(state === "empty" ? "Preparing the database…" : "Bringing the database to this version…");
  await migrateDatabase(ownerUrl, queues);
}

// A demo that was cut off leaves its mark, and the next start begins with an empty database.
async function openDemo(dataDir: string, make: boolean, access: DatabaseAccess): Promise<DemoFile | null> {
  const { demo, unfinishedDemo } = dataFiles(dataDir);
  if (make) {
    await writeFile(unfinishedDemo, "");
    const made = await withKernel(access, makeDemo);
    await writeDemoFile(demo, { url: access.publicUrl, ...made });
    await rm(unfinishedDemo);
  }
  const known = await readDemoFile(demo);
  if (known === null || known.url === access.publicUrl) return known;
  return writeDemoFile(demo, { ...known, url: access.publicUrl });
}
