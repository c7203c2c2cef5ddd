import { scopedQuery } from "./dashboard-scope.ts";
import { freshFacts, type RollupKind } from "./rollup-rows.ts";

const kinds = ["received", "assessments", "interviews"] as const satisfies readonly RollupKind[];

/** What the weekly graph shows. */
export type WeeklyKind = (typeof kinds)[number];

/** The weeks up to this one; they go by bytes. */
const withinWeeks = (bucket: string): string =>
  `${bucket} >= (select f.first from calendar f) and ${bucket} <= (select f.last from calendar f)`;

const kindsOf = `in ('${kinds.join("', '")}')`;

const weekOf = (day: string): string => `to_char(date_trunc('week', ${day}), '"W"YYYY-MMDD')`;

/**
 * What the weekly graph is made from, at `$2` and for `$3` weeks: the local day, and the sums of each kind by the Monday of the
 * week, where there is anything; a single row without a kind where there is nothing.
 */
export const countByWeek = scopedQuery<{ today: string; kind: WeeklyKind | null; monday: string; amount: string }>(
  (scope) => `with calendar as materialized (
      select t.today, ${weekOf("t.today - ($3::int - 1) * interval '7 days'")} as first, ${weekOf("t.today")} as last
      from (select $2::timestamptz at time zone o.time_zone as today from organisations o) t)
    select to_char(c.today, 'YYYY-MM-DD') as today, w.kind, overlay(substr(w.bucket, 2) placing '-' from 8 for 0) as monday, w.amount
    from calendar c left join (
      select r.kind, r.bucket, sum(r.amount)::bigint as amount from (
        select c.kind, c.bucket, c.amount from rollup_counters c
        where ${scope.counters("c.job_id")} and c.kind ${kindsOf} and ${withinWeeks("c.bucket")}
        union all
        select f.kind, b.bucket, f.amount from (select u.kind, u.bucket, u.amount ${freshFacts(scope, kinds)}) f
        cross join lateral rollup_buckets(f.kind, f.bucket) as b(bucket) where ${withinWeeks("b.bucket")}) r
      group by r.kind, r.bucket) w on true`,
);
