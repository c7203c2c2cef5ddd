import type { CreditKind, CreditUsageView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { toDate, toId, toIdOrNull } from "../kernel/sql.ts";

interface CreditUsageRow {
  id: string;
  job_id: string | null;
  kind: CreditKind;
  quantity: number;
  price: number;
  credits: string;
  at: string;
  sort_key: string;
}

/** What was used, for jobs that are gone too: it stays used. */
export const creditUsageList: ListDefinition<CreditUsageRow, CreditUsageView> = {
  columns: "u.id, u.job_id, u.kind, u.quantity, u.price, u.credits, u.at",
  from: "from credit_usages u",
  key: "u.id",
  filters: {
    jobId: "u.job_id = $",
    kind: "u.kind = $",
    since: "u.at >= $",
    until: "u.at < $",
  },
  orders: {
    id: { column: "u.id", type: "bigint" },
    at: { column: "u.at", type: "timestamptz" },
  },
  shape: (row) => ({
    id: toId(row.id),
    jobId: toIdOrNull(row.job_id),
    kind: row.kind,
    quantity: row.quantity,
    price: row.price,
    credits: Number(row.credits),
    at: toDate(row.at),
  }),
};
