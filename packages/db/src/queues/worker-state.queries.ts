import type { Database } from "../kernel/database.ts";
import { QUEUE_SCHEMA } from "../kernel/job-queue.ts";
import { namedQuery, toDate } from "../kernel/sql.ts";
import { poolSql } from "../kernel/transactions.ts";

/** What a database knows of the processes that work on its queues, and its own time. */
export interface WorkerState {
  /** Connections of workers, as far as this role sees them. */
  readonly connections: number;
  /** When a job of this kind was last done; null: not within what is kept. */
  readonly lastDoneAt: Date | null;
  /** The clock of the database. */
  readonly now: Date;
}

const getWorkerState = namedQuery<{ connections: number; last_done_at: string | null; at: string }>(`
  select (select count(*)::int from pg_stat_activity where application_name = 'hirelane-worker') as connections,
    (select max(completed_on) from ${QUEUE_SCHEMA}.job where name = $1 and state = 'completed') as last_done_at,
    clock_timestamp() as at`);

/** Whether somebody works on the queues: connected workers, and when a job of the kind `job` was last done. */
export async function readWorkerState(database: Database, job: string): Promise<WorkerState> {
  const [row] = await poolSql(database).rows(getWorkerState, [job]);
  if (row === undefined) throw new Error("The database gave no time.");
  const { connections, last_done_at: lastDone, at } = row;
  return { connections, lastDoneAt: lastDone === null ? null : toDate(lastDone), now: toDate(at) };
}
