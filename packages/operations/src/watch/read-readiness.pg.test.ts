import { type Database, openDatabase } from "@hirelane/db";
import { queryOnce, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { lookAtQueues } from "./look-at-queues.ts";
import { readReadiness } from "./read-readiness.ts";

const t = useKernel();

const asOwner = (sql: string) => queryOnce(t().ownerUrl, sql);

const ask = (maxQueueLag: number | null = null, database: Database = t().database) =>
  readReadiness({ database, lookAtQueues: () => lookAtQueues(database), maxQueueLag });

test("a database of this version is ready, and so is one of a later version", async () => {
  await asOwner("delete from pgboss.job");
  expect(await ask()).toEqual({ reasons: [], queueLagSeconds: 0 });
  await asOwner("insert into mikro_orm_migrations (name) values ('Migration29991231000000_later')");
  expect((await ask()).reasons).toEqual([]);
});

test("jobs that wait for long are told, and a reason only where there is a limit", async () => {
  await asOwner("delete from pgboss.job");
  await t().kernel.runAsSystem(null, "test", ({ em, jobs }) => jobs.send(em, "keepHouse", {}));
  await t().kernel.runAsSystem(null, "test", ({ em, jobs }) => jobs.send(em, "deadLetters", {}));
  await asOwner("update pgboss.job set start_after = now() - interval '90 seconds' where name = 'keepHouse'");
  await asOwner("update pgboss.job set start_after = now() - interval '9 hours' where name = 'deadLetters'");
  const { reasons, queueLagSeconds } = await ask();
  expect(reasons).toEqual([]);
  expect(Math.round(queueLagSeconds ?? 0)).toBe(90);
  expect((await ask(600)).reasons).toEqual([]);
  expect((await ask(60)).reasons).toEqual(["Jobs have waited for 90 seconds."]);
});

test("what is missing is named, and a database out of reach is told as such", async () => {
  await asOwner("delete from mikro_orm_migrations where name like '%_foundation'");
  expect((await ask()).reasons).toEqual([
    "The database is not migrated to this version: Migration20261121000000_foundation.",
  ]);
  await asOwner("drop table mikro_orm_migrations");
  expect((await ask()).reasons).toEqual(["The database is not migrated to this version: every table."]);
  const options = { url: t().url, poolSize: 1, statementTimeout: 1000, onConnectionError: () => undefined };
  const closed = await openDatabase(options);
  await closed.close();
  expect(await ask(null, closed)).toEqual({ reasons: ["The database cannot be reached."], queueLagSeconds: null });
});
