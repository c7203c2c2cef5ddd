import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type JobQueue, openJobQueue } from "@hirelane/db";
import { Kernel, type Ports } from "@hirelane/operations";
import { createCryptography, createPasswords, openStorage } from "@hirelane/runtime";
import { afterAll, beforeAll } from "vitest";
import { type TestDatabase, useDatabase } from "./test-database.ts";

/** The secret of every test installation. */
export const TEST_SECRET = "a secret that only tests may have, of more than 32 characters";

/** A clock that tests may move. */
export interface TestClock {
  now(): Date;
  /** Moves the clock by milliseconds. */
  advance(milliseconds: number): void;
}

/** What an operation test works with. */
export interface TestKernel extends TestDatabase {
  readonly kernel: Kernel;
  /** The queue that the kernel sends jobs to; stopped after the test file. */
  readonly jobs: JobQueue;
  readonly clock: TestClock;
  readonly ports: Ports;
  /** Where the bytes of files are; removed after the test file. */
  readonly storageFolder: string;
}

/** The ports of an installation with a clock that tests may move; its files go to a folder that is not there yet. */
export function createTestPorts(publicUrl = "http://hirelane.example"): {
  clock: TestClock;
  ports: Ports;
  storageFolder: string;
} {
  const storageFolder = join(tmpdir(), `hirelane-files-${randomUUID()}`);
  let offset = 0;
  const clock = {
    now: () => new Date(Date.now() + offset),
    advance(milliseconds: number) {
      offset += milliseconds;
    },
  };
  const ports = {
    now: clock.now,
    cryptography: createCryptography(TEST_SECRET),
    passwords: createPasswords(),
    storage: openStorage({ kind: "local", folder: storageFolder }),
    publicUrl,
    candidateUrl: `${publicUrl}/interview`,
  };
  return { clock, ports, storageFolder };
}

/** A kernel over the test file's own database; answers are checked against the output schemas. */
export function useKernel(): () => TestKernel {
  const database = useDatabase();
  let jobs: JobQueue | null = null;
  let current: TestKernel | null = null;
  beforeAll(async () => {
    jobs = await openJobQueue(database().database, (error) => {
      throw error;
    });
    const { clock, ports, storageFolder } = createTestPorts();
    const kernel = new Kernel({ database: database().database, jobs, ports, verifyOutputs: true });
    current = { ...database(), kernel, jobs, clock, ports, storageFolder };
  });
  afterAll(async () => {
    await jobs?.stop();
    if (current !== null) await rm(current.storageFolder, { recursive: true, force: true });
  });
  return () => {
    if (current === null) throw new Error("The kernel is there only inside tests.");
    return current;
  };
}
