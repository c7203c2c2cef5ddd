import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openJobQueue } from "@hirelane/db";
import { Kernel, operations } from "@hirelane/operations";
import { createMetrics, openTracing } from "@hirelane/runtime";
import {
  makeOrganisation,
  startMailServer,
  startTraceReceiver,
  TEST_SECRET,
  until,
  useKernel,
} from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { invite, runSql, runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const t = useKernel();
useEmptyQueues(t);

const program = fileURLToPath(new URL("./main.ts", import.meta.url));
const Ready = z.object({ port: z.int() });

test("a worker with a port tells of its health, its jobs and its mails", async () => {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const env = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, SMTP_URL: server.url, WORKER_HTTP_PORT: "0" };
  const child = fork(program, [], { env: { PATH: "", ...env }, execArgv: [], silent: true });
  onTestFinished(() => void child.kill("SIGKILL"));
  const { port } = Ready.parse((await once(child, "message"))[0]);
  const ask = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const invitation = await invite(t(), "leia@alderaan.example");
  await invitation.mailOnce("sent");
  const lines = async () => (await (await ask("/metrics")).text()).split("\n");
  await until(async () => (await lines()).includes('hirelane_jobs_total{queue="deliverMail",outcome="completed"} 2'));
  expect(await lines()).toContain('hirelane_mails_total{status="sent"} 2');
  expect(await (await ask("/health/live")).json()).toEqual({ status: "live" });
  expect(await (await ask("/health/ready")).json()).toEqual({ status: "ready", queueLagSeconds: expect.any(Number) });
  expect((await ask("/metrics", { "X-Forwarded-For": "10.0.0.1" })).status).toBe(404);
  expect((await ask("/nowhere")).status).toBe(404);
});

test("a trace goes on from the operation that causes a job to the job, in another process too", async () => {
  const receiver = await startTraceReceiver();
  onTestFinished(() => receiver.close());
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const { database, ports } = t();
  const caller = await openTracing(receiver.url, "caller");
  const jobs = await openJobQueue(database, () => undefined, caller.traceparent);
  onTestFinished(() => jobs.stop());
  const traced = new Kernel({
    database,
    jobs,
    ports,
    trace: (name, run) => caller.span({ name, kind: "internal" }, run),
  });
  const worker = await openTracing(receiver.url, "worker");
  await runWorker(t(), smtpTo(server.url), { tracing: worker });
  const { owner } = await makeOrganisation(t().kernel);
  await until(() => server.received.length === 1);
  await traced.run(
    operations.users.invite,
    { email: "luke@tatooine.example", firstName: "Luke", lastName: "S", role: "recruiter" },
    owner.call,
  );
  await until(() => server.received.length === 2);
  await until(
    async () => (await runSql(t().ownerUrl, "select from pgboss.job where state < 'completed'")).length === 0,
  );
  await caller.stop();
  await worker.stop();
  const cause = receiver.spans.find(({ name }) => name === "users.invite");
  const job = receiver.spans.find(({ name, parentSpanId }) => name === "deliverMail" && parentSpanId === cause?.spanId);
  expect(job?.traceId).toBe(cause?.traceId);
  expect(job).toBeDefined();
});

test("what a job throws, and a payload that is none, is counted", async () => {
  const metrics = createMetrics({ pools: {}, observe: async () => ({ queues: [], importsRunning: 0 }) });
  const server = await startMailServer();
  onTestFinished(() => server.close());
  await runWorker(t(), smtpTo(server.url), { metrics });
  await t().kernel.runAsSystem(null, "test", ({ em, jobs }) => jobs.send(em, "deliverMail", { nonsense: 1 }));
  await until(async () =>
    (await metrics.text()).includes('hirelane_jobs_total{queue="deliverMail",outcome="invalid"} 1'),
  );
});
