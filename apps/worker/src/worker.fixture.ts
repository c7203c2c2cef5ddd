import type { Database } from "@hirelane/db";
import type { MailView } from "@hirelane/domain";
import { lookAtQueues, operations } from "@hirelane/operations";
import { createLogger, createMetrics, noTracing } from "@hirelane/runtime";
import { makeOrganisation, type TestKernel, type TestOrganisation, until } from "@hirelane/testing";
import pg from "pg";
import { beforeEach, onTestFinished } from "vitest";
import type { WorkerMailTransport } from "./mails/mail-transport.ts";
import { createSmtpTransport } from "./mails/smtp-transport.ts";
import type { JobWatch } from "./run-batch.ts";
import { startWorker, type Worker, type WorkerOptions } from "./start-worker.ts";

const silent = createLogger({ level: "silent", process: "worker" });
const from = { name: "Hirelane", address: "no-reply@hirelane.example" };

/** A worker of which nobody is told. */
export const unwatched = (database: Database): JobWatch & Pick<WorkerOptions, "metrics"> => ({
  logger: silent,
  metrics: createMetrics({ pools: {}, observe: () => lookAtQueues(database) }),
  tracing: noTracing,
});

/** A transport to a test's mail server. */
export function smtpTo(url: string): WorkerMailTransport {
  return createSmtpTransport({ url, from, connections: 8 });
}

/** A worker on the test file's database; it is stopped after the test. */
export async function runWorker(
  t: TestKernel,
  mail: WorkerMailTransport,
  options: Partial<WorkerOptions> = {},
): Promise<Worker> {
  const worker = await startWorker({
    databaseUrl: t.url,
    kernel: t.kernel,
    mail,
    ...unwatched(t.database),
    superviseSeconds: 1,
    ...options,
  });
  onTestFinished(() => worker.stop());
  return worker;
}

/** One statement, past the policies that hold for the application. */
export async function runSql(url: string, sql: string, values: readonly unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Leaves no job of one test to the worker of the next. */
export function useEmptyQueues(t: () => TestKernel): void {
  beforeEach(async () => {
    await runSql(t().ownerUrl, "delete from pgboss.job");
  });
}

/** Lets the time pass after which a worker counts as dead. */
export async function missHeartbeats(t: TestKernel): Promise<void> {
  await runSql(t.ownerUrl, "update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'");
}

/** An invited candidate, and the mail that tells them. */
export interface Invitation {
  readonly organisation: TestOrganisation;
  readonly activationKey: string;
  /** The mail as it is now. */
  mail(): Promise<MailView>;
  /** Waits until the mail has this status, and gives it. */
  mailOnce(status: MailView["status"]): Promise<MailView>;
}

/** Creates a candidate, and invites them to a video interview. */
export async function invite({ kernel }: TestKernel, email: string): Promise<Invitation> {
  const { jobs, mails, videoInterviews } = operations;
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const input = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email };
  const { id, activationKey } = await kernel.run(videoInterviews.create, input, call);
  await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date("2099-11-11T22:59:00Z") }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  const mail = async (): Promise<MailView> => {
    const page = await kernel.run(mails.list, { filters: { videoInterviewId: id } }, call);
    const [only] = page.items;
    if (only === undefined || page.items.length > 1) throw new Error(`There are ${page.items.length} mails.`);
    return only;
  };
  return {
    organisation,
    activationKey: activationKey ?? "",
    mail,
    async mailOnce(status) {
      await until(async () => (await mail()).status === status);
      return mail();
    },
  };
}
