import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "@hirelane/db";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { templateCredentials, urlFor } from "./credentials.ts";

declare module "vitest" {
  export interface ProvidedContext {
    superuserUrl: string;
  }
}

/** A database of the test file's own: a clone of the migrated template. */
export interface TestDatabase {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly url: string;
  readonly database: Database;
}

/** Runs one statement on a connection of its own, as the role of the address; gives its rows. */
export async function queryOnce<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Clones the template for this test file, and drops the clone after it. */
export async function createTestDatabase(superuserUrl: string): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await queryOnce(
    superuserUrl,
    `create database ${name} template ${templateCredentials.database} owner hirelane_owner`,
  );
  const url = urlFor(superuserUrl, name, "application");
  const database = await openDatabase({
    url,
    poolSize: 10,
    statementTimeout: 10_000,
    onConnectionError: () => undefined,
  });
  return {
    superuserUrl: Object.assign(new URL(superuserUrl), { pathname: `/${name}` }).href,
    ownerUrl: urlFor(superuserUrl, name, "owner"),
    url,
    database,
    async drop() {
      await database.close();
      await queryOnce(superuserUrl, `drop database ${name} with (force)`);
    },
  };
}

/** The test file's database, once its hooks have run. */
export function useDatabase(): () => TestDatabase {
  let current: Awaited<ReturnType<typeof createTestDatabase>> | null = null;
  beforeAll(async () => {
    current = await createTestDatabase(inject("superuserUrl"));
  });
  afterAll(async () => current?.drop());
  return () => {
    if (current === null) throw new Error("The database is there only inside tests.");
    return current;
  };
}
