import type { FirstHireView } from "@hirelane/domain";
import type { ListRequest } from "../kernel/list.ts";
import { type Sql, toDate, toId } from "../kernel/sql.ts";
import { type DashboardScope, scopedQuery, scopedRows, type ScopeSql } from "./dashboard-scope.ts";
import { type RollupKind, rollupRows } from "./rollup-rows.ts";

const persons = scopedQuery<{ total: string }>(
  (scope) => `select coalesce(sum(r.amount), 0)::bigint as total from ${rollupRows(scope, ["applicant"])} r`,
);

/** How many persons applied. */
export async function countPersons(sql: Sql, scope: DashboardScope): Promise<number> {
  const [row] = await scopedRows(sql, persons, scope);
  return Number(row?.total ?? 0);
}

/** The same, for a list that shows them all; null for one that is filtered. */
export function countUnfiltered(
  sql: Sql,
  filters: ListRequest["filters"],
  scope: DashboardScope,
): Promise<number> | null {
  return Object.values(filters).every((value) => value === undefined) ? countPersons(sql, scope) : null;
}

/** When the newest resume came in; no row without any. */
export const findNewestResume = scopedQuery<{ at: string }>(
  (scope) =>
    `select a.resume_at as at ${applicationBy(scope, "a.resume_at > '-infinity'", "a.resume_at desc, a.id desc")}`,
);

/** How many applications have a resume of each score: `(score, count)`, the bins that are not empty. */
export const countScores = scopedQuery<{ score: string; count: string }>(
  (scope) =>
    `select r.bucket as score, sum(r.amount)::bigint as count from ${rollupRows(scope, ["score"])} r group by r.bucket`,
);

/** The key figures of a scope at `$2`. */
export interface DetailsRow {
  applicants: string;
  assessed: string;
  interviewed: string;
  hires: string;
  credits: string;
  jobs: string;
  closed: string;
  candidate_id: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  hired_at: string | null;
}

const KINDS = ["applicant", "assessed", "interviewed", "credits", "place"] as const;

const amountOf = (kind: RollupKind): string => `coalesce(sum(r.amount) filter (where r.kind = '${kind}'), 0)::bigint`;

/** The key figures at `$2`: a single row. */
export const getDetails = scopedQuery<DetailsRow>(
  (scope) => `select f.*, j.*, h.*
    from (select ${amountOf("applicant")} as applicants, ${amountOf("assessed")} as assessed,
        ${amountOf("interviewed")} as interviewed, ${amountOf("credits")} as credits, ${amountOf("place")} as hires
      from ${rollupRows(scope, KINDS, [(bucket) => `${bucket} in ('', 'hired')`])} r) f
    cross join (select count(*) as jobs, count(*) filter (where v.closes_key <= $2::timestamptz) as closed
      from jobs v where v.id = any(${scope.jobs})) j
    left join lateral (select a.candidate_id, a.hired_at, c.first_name, c.last_name, c.email
      from (select a.candidate_id, a.hired_at ${applicationBy(scope, "a.hired_at is not null", "a.hired_at, a.id")}) a
      join candidates c on c.id = a.candidate_id) h on true`,
);

/** The first hire of the key figures; null without any. */
export function toFirstHire(row: DetailsRow): FirstHireView | null {
  if (row.candidate_id === null || row.hired_at === null) return null;
  const name = [row.first_name, row.last_name].filter((part) => part !== null && part !== "").join(" ");
  return { id: toId(row.candidate_id), name, email: row.email, hiredAt: toDate(row.hired_at) };
}

/** `from …`: the application `a` of a scope that comes first in an order, by one look into the index of each job. */
function applicationBy(scope: ScopeSql, condition: string, order: string): string {
  const first = (from: string): string => `${from} ${condition} order by ${order} limit 1`;
  if (!scope.isSubset) return first(`from applications a where ${scope.applications} and`);
  const each = first("select a.* from applications a where a.job_id = j.id and");
  return `from unnest(${scope.jobs}) as j(id) cross join lateral (${each}) a order by ${order} limit 1`;
}
