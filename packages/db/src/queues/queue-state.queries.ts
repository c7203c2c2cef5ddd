import type { Database } from "../kernel/database.ts";
import { QUEUE_SCHEMA } from "../kernel/job-queue.ts";
import { namedQuery } from "../kernel/sql.ts";
import { poolSql } from "../kernel/transactions.ts";

/** What waits in one queue. */
export interface QueueState {
  readonly queue: string;
  /** Jobs that are due and not begun; 100,000 at most, so that counting stays cheap. */
  readonly due: number;
  /** For how long the oldest of them has been, in seconds; null in a queue on which nobody works. */
  readonly lagSeconds: number | null;
}

const MOST_COUNTED = 100_000;

const listQueueStates = namedQuery<{ queue: string; due: number; lag: number; unworked: boolean }>(`
  select q.name as queue, d.due, d.lag, exists (select from ${QUEUE_SCHEMA}.queue o where o.dead_letter = q.name) as unworked
  from ${QUEUE_SCHEMA}.queue q, lateral (
    select count(*)::int as due, greatest(coalesce(extract(epoch from now() - min(j.start_after)), 0), 0)::float8 as lag
    from (
      select start_after from ${QUEUE_SCHEMA}.job
      where name = q.name and state < 'active' and not blocked and start_after <= now() limit ${MOST_COUNTED}
    ) j
  ) d
  order by q.name`);

/** What waits in each queue, whoever's it is: numbers only. */
export async function readQueueStates(database: Database): Promise<QueueState[]> {
  const rows = await poolSql(database).rows(listQueueStates, []);
  return rows.map(({ queue, due, lag, unworked }) => ({ queue, due, lagSeconds: unworked ? null : lag }));
}

const countImports = namedQuery<{ imports: number }>(`
  select count(distinct data ->> 'importId')::int as imports
  from ${QUEUE_SCHEMA}.job where name = $1 and state < 'active' and not blocked`);

/** How many imports have chunks that wait in this queue; those under way are in no index, and their last moments are few. */
export async function countImportsIn(database: Database, queue: string): Promise<number> {
  const [row] = await poolSql(database).rows(countImports, [queue]);
  return row?.imports ?? 0;
}
