import { openDatabase, openJobQueue } from "@hirelane/db";
import { Kernel } from "@hirelane/operations";
import { createCryptography, createPasswords, openStorage } from "@hirelane/runtime";
import type { DatabaseAccess } from "./config.ts";

const STATEMENT_TIMEOUT = 30_000;

/** A kernel for one piece of work on a database. */
export async function withKernel<Result>(
  access: DatabaseAccess,
  run: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  const { url, secret, publicUrl, storage } = access;
  const database = await openDatabase({
    url,
    poolSize: 4,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: () => undefined,
  });
  try {
    const jobs = await openJobQueue(database, () => undefined);
    const ports = {
      now: () => new Date(),
      cryptography: createCryptography(secret),
      passwords: createPasswords(),
      storage: openStorage(storage),
      publicUrl,
      candidateUrl: `${publicUrl}/interview`,
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
