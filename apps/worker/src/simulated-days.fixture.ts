import { openDatabase, openJobQueue } from "@hirelane/db";
import { type AnyJob, Kernel, jobs as everyJob } from "@hirelane/operations";
import type { TestKernel } from "@hirelane/testing";
import pg from "pg";
import { TestClock } from "pg-boss";
import { createMailboxTransport } from "./mails/mailbox-transport.ts";
import { startWorker, type Worker } from "./start-worker.ts";
import { unwatched } from "./worker.fixture.ts";

const SUPERVISE_SECONDS = 6 * 60 * 60;

/** An installation that lives in a time of its own: kernel, queues and workers follow one clock. */
export interface SimulatedDays {
  readonly kernel: Kernel;
  /** Jumps to an instant, and waits until the workers have done what is due then. */
  goTo(instant: number): Promise<void>;
  startWorkers(howMany: number): Promise<void>;
  /** No worker runs any more, until the next start. */
  stopWorkers(): Promise<void>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens the test file's database in a time that begins at `start`; its workers do these jobs, and leave all others. */
export async function simulateDays(
  t: TestKernel,
  start: number,
  worked: readonly AnyJob[] = everyJob,
): Promise<SimulatedDays> {
  const clock = new TestClock(start);
  const observer = new pg.Client({ connectionString: t.superuserUrl });
  await observer.connect();
  await letQueuesFollowClock(observer, new URL(t.ownerUrl));
  const database = await openDatabase({
    url: t.url,
    poolSize: 10,
    statementTimeout: 10_000,
    onConnectionError: () => undefined,
  });
  const jobs = await openJobQueue(database, (error) => {
    throw error;
  });
  const kernel = new Kernel({ database, jobs, ports: { ...t.ports, now: () => new Date(clock.now()) } });
  // What is scheduled goes through a queue of pg-boss's own.
  const names = [...worked.map(({ name }) => name), "__pgboss__send-it"];
  let workers: Worker[] = [];

  // Jobs that wait for their time are not due; the notification of one that is wakes a worker without a tick.
  const isIdle = async (): Promise<boolean> => {
    const { rows } = await observer.query(
      `select 1 from pgboss.job where name = any($2) and (state = 'active'
         or (state < 'active' and start_after <= to_timestamp($1))) limit 1`,
      [clock.now() / 1000, names],
    );
    return rows.length === 0;
  };
  return {
    kernel,
    async goTo(instant) {
      await clock.setTime(instant);
      if (workers.length === 0) return;
      await clock.tick(1001);
      for (let looks = 1; !(await isIdle()); looks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (looks % 10 === 0) await clock.tick(1000);
      }
    },
    async startWorkers(howMany) {
      // The clock is the owner's to put in place: the application's role may not change the functions of the queues.
      for (let started = 0; started < howMany; started += 1) {
        const mail = createMailboxTransport(kernel);
        const options = {
          kernel,
          mail,
          ...unwatched(database),
          clock,
          jobs: worked,
          superviseSeconds: SUPERVISE_SECONDS,
        };
        workers.push(await startWorker({ ...options, databaseUrl: t.ownerUrl }));
      }
    },
    async stopWorkers() {
      for (const worker of workers) await worker.stop();
      workers = [];
    },
    async query(sql) {
      return (await observer.query(sql)).rows;
    },
    async close() {
      for (const worker of workers) await worker.stop();
      await jobs.stop();
      await database.close();
      await observer.end();
    },
  };
}

async function letQueuesFollowClock(superuser: pg.Client, { pathname, username }: URL): Promise<void> {
  await superuser.query(`alter database ${pathname.slice(1)} set "pgboss.test_clock" = 'on'`);
  await superuser.query(
    `alter default privileges for role ${username} in schema pgboss grant select on tables to hirelane_app`,
  );
}
