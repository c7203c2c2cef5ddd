import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeEmbeddedPostgres, startEmbeddedPostgres } from "@hirelane/postgres";
import type { TestProject } from "vitest/node";
import { prepareTemplate } from "./template.ts";

/** Starts one PostgreSQL for all test files, with the migrated template in it; the result deletes it again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "hirelane-tests-"));
  await chmod(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const teardown = async () => {
    await postgres.stop();
    await removeEmbeddedPostgres(dataDir);
  };
  try {
    await prepareTemplate(postgres.superuserUrl());
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("superuserUrl", postgres.superuserUrl());
  return teardown;
}
