import type { JobScope } from "@hirelane/domain";
import { OF_USER, OWNED } from "../kernel/list.ts";
import { type NamedQuery, namedQuery, type Sql } from "../kernel/sql.ts";

/** What a dashboard is about: the jobs that an actor sees, or one job, to which access was checked. */
export type DashboardScope = JobScope | { readonly kind: "job"; readonly jobId: number };

/** How statements read a scope; `$1` is its parameter in each. */
export interface ScopeSql {
  /** Whether sums over several jobs count a person once for each of them, so that the surplus must be taken off. */
  readonly isSubset: boolean;
  /** The condition that a counter, by its column of the job, is one to be summed up. */
  readonly counters: (jobId: string) => string;
  /** Where deltas `d` come from that are not folded yet, and their condition. */
  readonly deltas: { readonly from: string; readonly where: string };
  /** The ids of the jobs, as an array: those that are there, and that the actor sees. */
  readonly jobs: string;
  /** The condition on applications `a`; those of deleted jobs are never seen. */
  readonly applications: string;
}

/** How statements read one job, given its id: an expression. */
export function jobOf(id: string): ScopeSql {
  return {
    isSubset: false,
    counters: (jobId) => `${jobId} = ${id}`,
    deltas: { from: "rollup_deltas d", where: `d.job_id = ${id}` },
    jobs: `array[${id}]`,
    applications: `a.job_id = ${id}`,
  };
}

/** Job 0 stands for the organisation, and comes before every job; fresh is what is so of it, and of jobs that are not deleted. */
const organisation: ScopeSql = {
  isSubset: false,
  counters: (jobId) => `${jobId} = $1::bigint`,
  deltas: {
    from: "rollup_deltas d left join jobs dj on dj.id = d.job_id and dj.deleted_at is null",
    where: "(d.job_id = $1::bigint or dj.id is not null)",
  },
  jobs: "array(select vj.id from jobs vj where vj.deleted_at is null)",
  applications: "a.job_id > $1::bigint",
};

/** The jobs of the CTE `seen`, which {@link scopedQuery} puts before the statement. */
const SEEN = "(select s.ids from seen s)::bigint[]";

const subset: ScopeSql = {
  isSubset: true,
  counters: (jobId) => `${jobId} = any(${SEEN})`,
  deltas: { from: "rollup_deltas d", where: `d.job_id = any(${SEEN})` },
  jobs: SEEN,
  applications: `a.job_id = any(${SEEN})`,
};

const asked = (ids: string): string => ids.replaceAll("$", () => "$1::bigint");

function seeing(ids: string, text: string): string {
  const jobs = `select array(select vj.id from jobs vj where vj.id = any(array(${ids})) and vj.deleted_at is null) as ids`;
  return `with seen as materialized (${jobs})${text.startsWith("with ") ? `, ${text.slice("with ".length)}` : ` ${text}`}`;
}

/** One read of a dashboard: a statement for each kind of scope. */
export interface ScopedQuery<Row> {
  readonly organisation: NamedQuery<Row>;
  readonly job: NamedQuery<Row>;
  readonly ofTeam: NamedQuery<Row>;
  readonly ofTeamAndOwned: NamedQuery<Row>;
}

/** Names the statements of one read; `$1` is taken by the scope, so that its own parameters begin with `$2`. */
export function scopedQuery<Row>(text: (scope: ScopeSql) => string): ScopedQuery<Row> {
  return {
    organisation: namedQuery<Row>(text(organisation)),
    job: namedQuery<Row>(text(jobOf("$1::bigint"))),
    ofTeam: namedQuery<Row>(seeing(asked(OF_USER), text(subset))),
    ofTeamAndOwned: namedQuery<Row>(seeing(asked(OWNED + OF_USER), text(subset))),
  };
}

/** All rows of one read for a scope; `parameters` are those from `$2` on. */
export function scopedRows<Row>(
  sql: Sql,
  query: ScopedQuery<Row>,
  scope: DashboardScope,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  switch (scope.kind) {
    case "all":
      return sql.rows(query.organisation, [0, ...parameters]);
    case "job":
      return sql.rows(query.job, [scope.jobId, ...parameters]);
    case "ofUser":
      return sql.rows(scope.ownedToo ? query.ofTeamAndOwned : query.ofTeam, [scope.userId, ...parameters]);
    case "nothing":
      // No user has this id, and so no job.
      return sql.rows(query.ofTeam, [0, ...parameters]);
  }
}
