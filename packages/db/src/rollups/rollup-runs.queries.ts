import type { RollupReason, RollupRunView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { toDate, toId } from "../kernel/sql.ts";

interface RollupRunRow {
  id: string;
  day: string;
  reason: RollupReason;
  drift: number;
  ran_at: string;
  duration_ms: number;
  sort_key: string;
}

/** The recounts of the organisation. */
export const rollupRunList: ListDefinition<RollupRunRow, RollupRunView> = {
  columns: "r.id, to_char(r.day, 'YYYY-MM-DD') as day, r.reason, r.drift, r.ran_at, r.duration_ms",
  from: "from rollup_runs r",
  key: "r.id",
  filters: {},
  orders: { id: { column: "r.id", type: "bigint" } },
  shape: (row) => ({
    id: toId(row.id),
    day: row.day,
    reason: row.reason,
    drift: row.drift,
    ranAt: toDate(row.ran_at),
    durationMs: row.duration_ms,
  }),
};
