import { migrateDatabase } from "@hirelane/db/migrate";
import { DEAD_LETTERS, defineJob, enqueue, queues, schedules } from "@hirelane/operations";
import { makeOrganisation, until, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { runSql, runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const t = useKernel();
useEmptyQueues(t);

const runs: string[] = [];
const givenUp: string[] = [];
const brittle = defineJob({
  name: "breakOften",
  payload: z.strictObject({ label: z.string() }),
  queue: { notify: true, retryLimit: 1, retryDelay: 1 },
  async run(_context, { label }) {
    runs.push(label);
    if (label.startsWith("broken")) throw new Error(`This one is ${label}.`);
  },
  async giveUp(_context, { label }) {
    givenUp.push(label);
  },
});
const nowhere = smtpTo("smtp://127.0.0.1:1");

beforeAll(() => migrateDatabase(t().ownerUrl, [...queues, { ...brittle.queue, name: brittle.name }]));

async function enqueueAll(...payloads: { label: string }[]): Promise<void> {
  const { organisationId } = await makeOrganisation(t().kernel);
  await t().kernel.runAsSystem(organisationId, "test", async (context) => {
    for (const payload of payloads) await enqueue(context, brittle, payload);
  });
}

const deadLetters = () =>
  runSql(t().ownerUrl, "select data, source_name, output from pgboss.job where name = $1 order by created_on", [
    DEAD_LETTERS,
  ]);

test("a job that keeps failing ends in the dead letters, and takes no other job of its batch along", async () => {
  await runWorker(t(), nowhere, { jobs: [brittle] });
  await enqueueAll({ label: "broken" }, { label: "sound" });
  await until(async () => (await deadLetters()).length > 0);
  expect(runs.filter((label) => label === "broken")).toHaveLength(2);
  expect(runs.filter((label) => label === "sound")).toHaveLength(1);
  expect(givenUp).toEqual(["broken"]);
  expect(await deadLetters()).toMatchObject([{ data: { label: "broken" }, source_name: "breakOften" }]);
});

test("a job whose payload is not valid goes to the dead letters without being run", async () => {
  await enqueueAll({ label: "valid" });
  await runSql(t().ownerUrl, `update pgboss.job set data = '{"label": 7}' where name = $1`, [brittle.name]);
  const before = runs.length;
  await runWorker(t(), nowhere, { jobs: [brittle] });
  await until(async () => (await deadLetters()).length > 0);
  expect(runs).toHaveLength(before);
  expect(await deadLetters()).toMatchObject([{ data: { label: 7 } }]);
});

test("a worker outlives the loss of its connections", async () => {
  await runWorker(t(), nowhere, { jobs: [brittle] });
  await runSql(
    t().superuserUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'hirelane-worker' and datname = current_database()`,
  );
  await enqueueAll({ label: "after the loss" });
  await until(() => runs.includes("after the loss"));
  expect(runs.filter((label) => label === "after the loss")).toHaveLength(1);
});

test("a worker brings the schedules to the table in code, and forgets those that are no longer there", async () => {
  await runSql(t().ownerUrl, "insert into pgboss.schedule (name, cron) values ($1, '0 0 * * *')", [DEAD_LETTERS]);
  await runWorker(t(), nowhere);
  const found = await runSql(t().ownerUrl, "select name, cron, timezone, data from pgboss.schedule order by name");
  const rows = schedules.map(({ job, cron, timeZone, payload }) => ({
    name: job.name,
    cron,
    timezone: timeZone,
    data: payload,
  }));
  expect(found).toEqual(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
});
