import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openJobQueue } from "@hirelane/db";
import { Kernel, type Ports } from "@hirelane/operations";
import { removeEmbeddedPostgres, startEmbeddedPostgres } from "@hirelane/postgres";
import { createTestDatabase, createTestPorts, prepareTemplate } from "@hirelane/testing";

/** What a benchmark measures against: a kernel and its database, on a PostgreSQL of the benchmark's own. */
export interface Installation {
  readonly kernel: Kernel;
  readonly database: Database;
  readonly ports: Ports;
  /** Connects as the application role. */
  readonly url: string;
  /** Connects as the owner of the tables. */
  readonly ownerUrl: string;
  /** Connects as a superuser, whom no policy stops. */
  readonly superuserUrl: string;
}

/** Runs a benchmark on a fresh installation, durable as in production, and removes it. */
export async function withInstallation(run: (installation: Installation) => Promise<void>): Promise<void> {
  const { ports, storageFolder } = createTestPorts();
  const dataDir = await mkdtemp(join(tmpdir(), "hirelane-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  try {
    await prepareTemplate(postgres.superuserUrl());
    const test = await createTestDatabase(postgres.superuserUrl());
    const jobs = await openJobQueue(test.database, (error) => console.error(error.message));
    const kernel = new Kernel({ database: test.database, jobs, ports });
    const { database, url, ownerUrl, superuserUrl } = test;
    await run({ kernel, database, ports, url, ownerUrl, superuserUrl });
    await jobs.stop();
    await test.drop();
  } finally {
    await rm(storageFolder, { recursive: true, force: true });
    await postgres.stop();
    await removeEmbeddedPostgres(dataDir);
  }
}
