import { type Database, openDatabase, readWorkerState } from "@hirelane/db";
import { readSchemaState } from "@hirelane/db/migrate";
import { DEAD_LETTERS, lookAtQueues, queues, schedules } from "@hirelane/operations";
import type { ExaminedDatabase } from "../config.ts";
import { outOfReach } from "../reaching.ts";
import { checkAddress, checkDirect, checkReplica, checkRole } from "./check-addresses.ts";
import { type Finding, fine, nameOfFailure, skipped, warning, wrong } from "./finding.ts";
import { PATIENCE, within } from "./within.ts";

const LAG = 60;
const WORKER_SEEN_WITHIN = 3 * 60_000;
const SKEW = 5000;

const schemaAdvice = {
  empty: ["nothing is migrated", "Run pnpm migrate with MIGRATION_DATABASE_URL."],
  behind: ["it is older than this version", "Run pnpm migrate with MIGRATION_DATABASE_URL."],
  ahead: ["it was migrated by a newer version", "Use that version of Hirelane."],
} as const;

/** Looks at a database as the application's role: whether it answers, is right, of this version, and worked on. */
export async function* checkDatabase(examined: ExaminedDatabase, maxQueueLag: number | null): AsyncGenerator<Finding> {
  const { url, replicaUrl } = examined;
  const { finding, answers } = await checkAddress("database", "DATABASE_URL", url);
  yield finding;
  if (!answers) {
    yield skipped("queues", "the database cannot be reached");
    return;
  }
  yield await checkRole("DATABASE_URL", url);
  if (replicaUrl !== null) yield await checkReplica(replicaUrl);
  const state = await within(() => readSchemaState(url, queues)).catch(() => "behind" as const);
  if (state === "current") yield fine("schema", "the database is at this version");
  else {
    const [detail, advice] = schemaAdvice[state];
    yield wrong("schema", detail, advice);
    yield skipped("queues", "they are those of another version");
    return;
  }
  yield* withDatabase(examined, async function* check(database) {
    yield await checkDirect(examined, database);
    yield* checkWork(database, maxQueueLag ?? LAG);
  });
}

async function* withDatabase(
  { url, preparedStatements }: ExaminedDatabase,
  check: (database: Database) => AsyncGenerator<Finding>,
): AsyncGenerator<Finding> {
  const settings = { poolSize: 2, statementTimeout: PATIENCE, onConnectionError: () => undefined };
  let database: Database | null = null;
  try {
    database = await openDatabase({ url, preparedStatements, ...settings });
    yield* check(database);
  } catch (error) {
    const reason = outOfReach(error) ?? nameOfFailure(error);
    yield wrong(
      "queues",
      `they cannot be read: ${reason}`,
      "Look into the log of PostgreSQL, or correct DATABASE_URL.",
    );
  } finally {
    await database?.close();
  }
}

async function* checkWork(database: Database, mostLag: number): AsyncGenerator<Finding> {
  const { queues: states } = await lookAtQueues(database);
  const [slowest] = states.toSorted((a, b) => (b.lagSeconds ?? 0) - (a.lagSeconds ?? 0));
  const lag = Math.round(slowest?.lagSeconds ?? 0);
  if (lag <= mostLag) yield fine("queues", `the oldest due job has waited for ${lag} s`);
  else yield wrong("queues", `a job of ${slowest?.queue} has waited for ${lag} s`, "Start workers: pnpm start:worker.");
  const before = Date.now();
  const worker = await readWorkerState(database, schedules[0]?.job.name ?? "");
  const skew = Math.round(worker.now.getTime() - (before + Date.now()) / 2);
  yield checkWorker(worker.connections, worker.lastDoneAt, worker.now);
  yield checkDeadLetters(states.find(({ queue }) => queue === DEAD_LETTERS)?.due ?? 0);
  if (Math.abs(skew) <= SKEW) yield fine("clock", `${Math.abs(skew)} ms from the database's`);
  else yield wrong("clock", `${skew} ms from the database's`, "Let NTP keep the time on both machines.");
}

function checkWorker(connections: number, lastDoneAt: Date | null, now: Date): Finding {
  if (connections > 0) return fine("worker", "a worker is connected");
  const silence = lastDoneAt === null ? null : now.getTime() - lastDoneAt.getTime();
  if (silence !== null && silence < WORKER_SEEN_WITHIN) return fine("worker", "a worker was seen just now");
  const detail = silence === null ? "none was ever seen" : `none was seen for ${Math.round(silence / 60_000)} minutes`;
  return wrong("worker", detail, "Start one: pnpm start:worker, or npm start for everything.");
}

function checkDeadLetters(count: number): Finding {
  if (count === 0) return fine("dead letters", "no job was given up");
  const jobs = count === 1 ? "1 job was" : `${count} jobs were`;
  return warning(
    "dead letters",
    `${jobs} given up`,
    "Look at deadLetters.list; deadLetters.sendAgain tries one again.",
  );
}
