import { type Database, missingFromSchema, openDatabase, openJobQueue } from "@hirelane/db";
import { Kernel, queues } from "@hirelane/operations";
import { createCryptography, createPasswords, openStorage } from "@hirelane/runtime";
import type { DatabaseAccess } from "./config.ts";
import { reaching } from "./reaching.ts";
import { Refusal } from "./refusal.ts";

const STATEMENT_TIMEOUT = 30_000;
const HOW_TO_MIGRATE = "Run pnpm migrate with MIGRATION_DATABASE_URL.";

/** A kernel for one piece of work on a database. */
export async function withKernel<Result>(
  access: DatabaseAccess,
  run: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  const { url, preparedStatements, secret, publicUrl, candidateUrl, storage } = access;
  const options = {
    url,
    preparedStatements,
    poolSize: 4,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: () => undefined,
  };
  const database = await reaching("DATABASE_URL", () => openDatabase(options));
  try {
    await demandSchema(database);
    const jobs = await openJobQueue(database, () => undefined);
    const ports = {
      now: () => new Date(),
      cryptography: createCryptography(secret),
      passwords: createPasswords(),
      storage: openStorage(storage),
      publicUrl,
      candidateUrl,
    };
    try {
      return await run(new Kernel({ database, jobs, ports }));
    } finally {
      await jobs.stop();
    }
  } finally {
    await database.close();
  }
}

async function demandSchema(database: Database): Promise<void> {
  const [missing] = await missingFromSchema(database, queues);
  if (missing === undefined) return;
  throw new Refusal(`The database is not at this version (${missing} is missing). ${HOW_TO_MIGRATE}`);
}
