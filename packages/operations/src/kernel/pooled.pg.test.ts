import { type Database, openDatabase, openJobQueue, openReplica } from "@hirelane/db";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { operations } from "../catalogue.ts";
import { Kernel } from "./kernel.ts";

const t = useKernel();
const { jobs, mails, users } = operations;

async function open(preparedStatements: boolean): Promise<{ database: Database; kernel: Kernel }> {
  const options = { url: t().url, poolSize: 1, statementTimeout: 4321, onConnectionError: () => undefined };
  const database = await openDatabase({ ...options, preparedStatements });
  const queue = await openJobQueue(database, () => undefined);
  onTestFinished(async () => {
    await queue.stop();
    await database.close();
  });
  return { database, kernel: new Kernel({ database, jobs: queue, ports: t().ports }) };
}

const preparedOn = async ({ pool }: Database): Promise<number> =>
  (await pool.query("select from pg_prepared_statements")).rowCount ?? 0;

async function work(kernel: Kernel): Promise<void> {
  const { owner } = await makeOrganisation(kernel);
  await kernel.authenticate({ kind: "token", key: owner.token });
  const { id } = await kernel.run(
    jobs.create,
    { title: "Pilot" },
    { ...owner.call, idempotencyKey: `key-${Math.random()}` },
  );
  await kernel.run(jobs.get, { id }, owner.call);
  await kernel.run(mails.list, { withTotal: true }, owner.call);
  await kernel.run(users.list, {}, owner.call);
}

test("behind a pooler nothing stays on a connection, neither statements nor settings, and time is limited all the same", async () => {
  const { database, kernel } = await open(false);
  await work(kernel);
  expect(await preparedOn(database)).toBe(0);
  const { rows } = await database.pool.query("show statement_timeout");
  expect(rows).toEqual([{ statement_timeout: "0" }]);
  const within = await kernel.readAsSystem(null, (sql) =>
    sql.rows({ name: "", text: "select current_setting('statement_timeout') as timeout" }, []),
  );
  expect(within).toEqual([{ timeout: "4321ms" }]);
  const writing = await kernel.runAsSystem(null, "test", ({ sql }) =>
    sql.rows({ name: "", text: "select current_setting('statement_timeout') as timeout" }, []),
  );
  expect(writing).toEqual([{ timeout: "4321ms" }]);
});

test("on connections of its own it prepares what it repeats", async () => {
  const { database, kernel } = await open(true);
  await work(kernel);
  expect(await preparedOn(database)).toBeGreaterThan(3);
});

test("reads that may be stale go to the replica, and come back where it is away; who may read is asked of the database", async () => {
  const { database, ports } = t();
  const options = { poolSize: 1, statementTimeout: 1000, onConnectionError: () => undefined };
  const replica = openReplica({ ...options, url: t().url });
  const away = openReplica({ ...options, url: "postgresql://nobody@127.0.0.1:1/nothing" });
  onTestFinished(() => Promise.all([replica.close(), away.close()]).then(() => undefined));
  const queue = await openJobQueue(database, () => undefined);
  onTestFinished(() => queue.stop());
  const { owner } = await makeOrganisation(t().kernel);
  const asked = async (on: typeof replica, call: object) => {
    let queries = 0;
    const count = () => (queries += 1);
    on.pool.on("acquire", count);
    const kernel = new Kernel({ database, replica: on, jobs: queue, ports });
    const { items } = await kernel.run(users.list, {}, { ...owner.call, ...call });
    on.pool.off("acquire", count);
    expect(items.length).toBeGreaterThan(0);
    return queries;
  };
  expect(await asked(replica, {})).toBe(0);
  expect(await asked(replica, { mayBeStale: true })).toBe(1);
  expect(await asked(away, { mayBeStale: true })).toBe(0);
  const { owner: other } = await makeOrganisation(t().kernel);
  await t().database.pool.query("select 1");
  const kernel = new Kernel({ database, replica, jobs: queue, ports });
  const stranger = { ...other.call, principal: { ...other.principal, userId: 999_999_999 }, mayBeStale: true };
  await expect(kernel.run(users.list, {}, stranger)).rejects.toMatchObject({ code: "unauthenticated" });
});
