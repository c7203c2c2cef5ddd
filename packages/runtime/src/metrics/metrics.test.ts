import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";
import { rememberFor } from "./remember-for.ts";

const pool = { totalCount: 5, idleCount: 2, waitingCount: 1 };
const observed = {
  importsRunning: 2,
  queues: [
    { queue: "deliverMail", due: 7, lagSeconds: 1.5 },
    { queue: "deadLetters", due: 3, lagSeconds: null },
  ],
};

test("what is looked at is shown, and gone while the database is out of reach", async () => {
  let reachable = true;
  const observe = async () => {
    if (reachable) return observed;
    throw new Error("out of reach");
  };
  const metrics = createMetrics({ pools: { primary: pool }, observe });
  const text = await metrics.text();
  for (const line of [
    "hirelane_database_up 1",
    "hirelane_imports_running 2",
    'hirelane_queue_due_jobs{queue="deliverMail"} 7',
    'hirelane_queue_due_jobs{queue="deadLetters"} 3',
    'hirelane_queue_lag_seconds{queue="deliverMail"} 1.5',
    'hirelane_database_connections{pool="primary",state="busy"} 3',
    'hirelane_database_connections{pool="primary",state="waiting"} 1',
  ])
    expect(text.split("\n")).toContain(line);
  reachable = false;
  const without = await metrics.text();
  expect(without).toContain("hirelane_database_up 0");
  expect(without).not.toContain("deliverMail");
});

test("jobs, mails and recounts add up", async () => {
  const metrics = createMetrics({ pools: {}, observe: async () => observed });
  const ended = [metrics.beginJob("deliverMail"), metrics.beginJob("deliverMail"), metrics.beginJob("keepHouse")];
  expect(await metrics.text()).toContain('hirelane_jobs_running{queue="deliverMail"} 2');
  ended[0]?.("completed");
  ended[1]?.("failed");
  ended[2]?.("givenUp");
  metrics.countMail("sent");
  metrics.countRollups(40, 1);
  metrics.countRollups(2, 0);
  const text = await metrics.text();
  for (const line of [
    'hirelane_jobs_running{queue="deliverMail"} 0',
    'hirelane_jobs_total{queue="deliverMail",outcome="completed"} 1',
    'hirelane_jobs_total{queue="deliverMail",outcome="failed"} 1',
    'hirelane_job_duration_seconds_count{queue="keepHouse"} 1',
    'hirelane_mails_total{status="sent"} 1',
    "hirelane_rollup_folds_total 42",
    "hirelane_rollup_drift_total 1",
  ])
    expect(text.split("\n")).toContain(line);
});

test("many who ask at once cause one question, and a failure is asked again", async () => {
  let asked = 0;
  const ask = rememberFor(60_000, async () => {
    asked += 1;
    if (asked === 1) throw new Error("not yet");
    return asked;
  });
  await expect(Promise.all([ask(), ask()])).rejects.toThrow("not yet");
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
});
