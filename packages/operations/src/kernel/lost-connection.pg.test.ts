import { spawnSync } from "node:child_process";
import { namedQuery, type Sql } from "@hirelane/db";
import { makeOrganisation, queryOnce, until, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";

const t = useKernel();
const ownBackend = namedQuery<{ pid: number }>("select pg_backend_pid() as pid");
const endOwnBackend = namedQuery<never>("select pg_terminate_backend(pg_backend_pid())");
/** One more than the pool has connections: a place that is never given back is missed. */
const ROUNDS = 11;
const unavailable = { code: "unavailable" };
const terminated = /terminating connection|Connection terminated|not queryable/;

let organisationId: number;

beforeAll(async () => {
  ({ organisationId } = await makeOrganisation(t().kernel));
});

async function allIsWellAgain(): Promise<void> {
  const { kernel, database } = t();
  const write = kernel.runAsSystem(organisationId, "test", ({ sql }) => sql.rows(ownBackend, []));
  expect(await write).toHaveLength(1);
  expect(await kernel.readAsSystem(organisationId, (sql) => sql.rows(ownBackend, []))).toHaveLength(1);
  await until(() => database.pool.idleCount === database.pool.totalCount);
}

const endBackend = (pid: number): string => `select pg_terminate_backend(${pid})`;

async function backendOf(sql: Sql): Promise<number> {
  const [backend] = await sql.rows(ownBackend, []);
  return backend?.pid ?? 0;
}

async function betweenStatements(sql: Sql): Promise<void> {
  const pid = await backendOf(sql);
  await queryOnce(t().superuserUrl, endBackend(pid));
  const there = `select from pg_stat_activity where pid = ${pid}`;
  await until(async () => (await queryOnce(t().superuserUrl, there)).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

test("a connection that ends between two statements of a read fails it, and nothing else", async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const lost = t().kernel.readAsSystem(organisationId, async (sql) => {
      await betweenStatements(sql);
      await sql.rows(ownBackend, []);
    });
    await expect(lost).rejects.toMatchObject(unavailable);
  }
  await allIsWellAgain();
});

test("one that ends between two statements of a write, or before its commit, fails it, and nothing else", async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const lost = t().kernel.runAsSystem(organisationId, "test", async ({ sql }) => {
      await betweenStatements(sql);
      if (round % 2 === 0) await sql.rows(ownBackend, []);
    });
    await expect(lost, `round ${round}`).rejects.toThrow(terminated);
  }
  await allIsWellAgain();
});

test("one that ends during a statement fails what it was for, and nothing else", async () => {
  const { kernel } = t();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const end = ({ sql }: { readonly sql: Sql }) => sql.rows(endOwnBackend, []);
    await expect(kernel.runAsSystem(organisationId, "test", end)).rejects.toThrow(terminated);
    await expect(kernel.readAsSystem(organisationId, (sql) => end({ sql }))).rejects.toMatchObject(unavailable);
  }
  await allIsWellAgain();
});

test("one that ended while nobody had it, which nobody has heard of yet, fails the beginning, and nothing else", async () => {
  const { kernel, superuserUrl } = t();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const pid = await kernel.runAsSystem(organisationId, "test", ({ sql }) => backendOf(sql));
    endWhileThisProcessWaits(superuserUrl, pid);
    const begun = kernel.runAsSystem(organisationId, "test", ({ sql }) => backendOf(sql));
    await expect(begun).rejects.toThrow(terminated);
  }
  await allIsWellAgain();
});

function endWhileThisProcessWaits(url: string, pid: number): void {
  const script = `import pg from "pg";
    const client = new pg.Client({ connectionString: ${JSON.stringify(url)} });
    await client.connect();
    await client.query(${JSON.stringify(endBackend(pid))});
    await client.end();`;
  const options = { cwd: import.meta.dirname, encoding: "utf8" as const };
  const ended = spawnSync(process.execPath, ["--input-type=module", "--eval", script], options);
  expect(ended.stderr).toBe("");
}
