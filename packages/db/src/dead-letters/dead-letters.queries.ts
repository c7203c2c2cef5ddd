import type { DeadLetterView } from "@hirelane/domain";
import { QUEUE_SCHEMA } from "../kernel/job-queue.ts";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface DeadLetterRow {
  id: string;
  job: string;
  failed_at: string;
  attempts: number;
  message: string | null;
  payload: Record<string, unknown>;
  sort_key: string;
}

// The queues know no row-level security: this condition is the policy. Jobs of the system have no organisation, and no reader.
const OF_THE_ORGANISATION = `d.name = 'deadLetters' and d.state < 'active' and not d.blocked
    and d.data->>'organisationId' = (select nullif(current_setting('app.organisation_id', true), ''))`;

// Ids of the queues are random UUIDs, and ours are integers: 52 bits of it.
const ID = "('x' || right(replace(d.id::text, '-', ''), 13))::bit(52)::bigint";
const columns = `${ID} as id, coalesce(d.source_name, '') as job, d.created_on as failed_at,
    coalesce(d.source_retry_count, 0) + 1 as attempts, d.source_output->>'message' as message, d.data as payload`;
const from = `from ${QUEUE_SCHEMA}.job d`;

/** The jobs of the organisation that were given up. */
export const deadLetterList: ListDefinition<DeadLetterRow, DeadLetterView> = {
  columns,
  from,
  key: `(${ID})`,
  always: OF_THE_ORGANISATION,
  filters: { job: "d.source_name = $" },
  orders: { failedAt: { column: "d.created_on", type: "timestamptz" } },
  shape: toDeadLetterView,
};

/** The queue's own id of the organisation's dead letter `$1`. */
export const findDeadLetter = namedQuery<{ queue_id: string; job: string }>(
  `select d.id as queue_id, coalesce(d.source_name, '') as job ${from} where ${OF_THE_ORGANISATION} and ${ID} = $1`,
);

function toDeadLetterView(row: DeadLetterRow): DeadLetterView {
  const ids = Object.entries(row.payload).flatMap(([name, id]) =>
    typeof id === "number" ? [[name, id] as const] : [],
  );
  return {
    id: toId(row.id),
    job: row.job,
    failedAt: toDate(row.failed_at),
    attempts: row.attempts,
    message: row.message?.slice(0, 500) ?? "",
    payload: Object.fromEntries(ids),
  };
}
