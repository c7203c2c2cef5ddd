import { QUEUE_SCHEMA } from "@hirelane/db";
import { type AnyJob, type JobContext, jobs as everyJob, type Kernel, schedules } from "@hirelane/operations";
import type { Logger, Metrics, Tracing } from "@hirelane/runtime";
import { type Clock, PgBoss } from "pg-boss";
import type { WorkerMailTransport } from "./mails/mail-transport.ts";
import { createTextExtractor } from "./resume-texts/text-extractor.ts";
import { type JobWatch, runBatch } from "./run-batch.ts";

/** Jobs of one kind that run at once in one worker process. */
export const JOBS_AT_ONCE = 8;

const BATCH = 2;
const STOP_MAILS_AFTER = 5000;
const STOP_AFTER = 7000;

export interface WorkerOptions {
  /** Connects as the application role, and not through a pooler: PostgreSQL wakes the worker over this connection. */
  readonly databaseUrl: string;
  readonly kernel: Kernel;
  readonly mail: WorkerMailTransport;
  readonly logger: Logger;
  /** What counts what is done. */
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** The jobs to work on; all of the catalogue when absent. */
  readonly jobs?: readonly AnyJob[];
  /** How often jobs of a worker that died are looked for, in seconds. */
  readonly superviseSeconds?: number;
  /** What the queues take for the time; the system's clock when absent. */
  readonly clock?: Clock;
}

/** A worker that runs; `stop` finishes what is in hand for 7 seconds at most, and gives the rest back. */
export interface Worker {
  stop(): Promise<void>;
}

/** Starts to work on the queues; throws when the database is out of reach, or its queues are not those of this version. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { kernel, mail, metrics, jobs = everyJob } = options;
  const boss = openQueues(options);
  await boss.start();
  const context: JobContext = { kernel, mail, texts: createTextExtractor(), meter: metrics };
  try {
    for (const job of jobs) await work(boss, job, context, options);
    await keepSchedules(boss, jobs);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    async stop() {
      const giveUpMails = setTimeout(() => mail.close(), STOP_MAILS_AFTER);
      await boss.stop({ graceful: true, timeout: STOP_AFTER });
      clearTimeout(giveUpMails);
      mail.close();
    },
  };
}

// The application role owns none of the queues' tables: migrating and reindexing are the owner's.
function openQueues({ databaseUrl, logger, superviseSeconds = 10, clock }: WorkerOptions): PgBoss {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "hirelane-worker",
    schema: QUEUE_SCHEMA,
    max: 4,
    migrate: false,
    createSchema: false,
    reindex: false,
    useListenNotify: true,
    supervise: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    cronMonitorIntervalSeconds: 10,
    cronWorkerIntervalSeconds: 1,
    ...(clock === undefined ? {} : { clock }),
  });
  boss.on("error", (error) =>
    logger.error(
      { code: "code" in error ? error.code : undefined },
      `Queues: ${error.message || "the database is out of reach"}`,
    ),
  );
  boss.on("warning", ({ message }) => logger.warn(`Queues: ${message}`));
  return boss;
}

async function work(boss: PgBoss, job: AnyJob, context: JobContext, watch: JobWatch): Promise<void> {
  // Batches of one would wait for the next poll after each job: only a full batch of several is followed by the next at once.
  const { atOnce = JOBS_AT_ONCE } = job;
  const options = {
    batchSize: BATCH,
    localConcurrency: Math.ceil(atOnce / BATCH),
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 5,
    perJobResults: true,
    includeMetadata: true,
  } as const;
  await boss.work(job.name, options, runBatch(job, context, watch));
}

/** Brings the schedules in the database to the table in code: those of the jobs worked on, and none that are obsolete. */
async function keepSchedules(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  for (const { job, cron, timeZone, payload } of schedules) {
    if (jobs.includes(job)) await boss.schedule(job.name, cron, payload, { tz: timeZone });
  }
  const known = new Set(schedules.map(({ job }) => job.name));
  for (const { name, key } of await boss.getSchedules()) {
    if (!known.has(name)) await boss.unschedule(name, key);
  }
}
