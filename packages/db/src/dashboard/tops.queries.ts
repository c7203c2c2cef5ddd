import { scopedQuery, type ScopeSql } from "./dashboard-scope.ts";
import { freshFacts, type SpelledKind, surplusOf } from "./rollup-rows.ts";

/** One that many have, as one of them spells it, and how many. */
export interface TopRow {
  label: string;
  amount: string;
}

const FIRST = "order by t.amount desc, t.bucket limit $2::int";

/** Where most persons of a scope live: the first `$2`, by count and then by key. */
export const topCities = scopedQuery<TopRow>((scope) => topOf(scope, "city"));

/** What most persons of a scope can do, likewise. */
export const topSkills = scopedQuery<TopRow>((scope) => topOf(scope, "skill"));

function topOf(scope: ScopeSql, kind: SpelledKind): string {
  return scope.isSubset ? topOfSeveral(scope, kind) : topOfOne(scope, kind);
}

/** What is not folded yet by key, with one of the spellings that came in. */
function freshOf(scope: ScopeSql, kind: SpelledKind): string {
  return `select rollup_key('${kind}', u.bucket) collate "C" as bucket, sum(u.amount)::bigint as amount,
       min(u.bucket collate "C") filter (where u.amount > 0) as label ${freshFacts(scope, [kind])} group by 1`;
}

function countersOf(scope: ScopeSql, kind: SpelledKind): string {
  return `rollup_counters c where ${scope.counters("c.job_id")} and c.kind = '${kind}'`;
}

/**
 * The counters of one key, by the primary key: where the kind is a constant, the index of tops is walked, and where a join is
 * made of it, all keys of the kind are read.
 */
function countersOfKey(scope: ScopeSql, kind: SpelledKind, bucket: string): string {
  return `rollup_counters c where ${scope.counters("c.job_id")} and c.kind = (select '${kind}') and c.bucket = ${bucket} offset 0`;
}

/** The first counters, as many more as there are fresh keys, and what is fresh: nothing else can be among the first. */
function topOfOne(scope: ScopeSql, kind: SpelledKind): string {
  const counters = countersOf(scope, kind);
  return `with fresh as materialized (${freshOf(scope, kind)})
    select t.label, t.amount from (
      select c.bucket, c.label, c.amount from (
        select c.bucket, c.label, c.amount from ${counters}
        order by c.amount desc, c.bucket limit $2::int + (select count(*) from fresh)) c
      where c.bucket not in (select f.bucket from fresh f)
      union all
      select f.bucket, coalesce(c.label, f.label, f.bucket), coalesce(c.amount, 0) + f.amount
      from fresh f left join lateral (select c.label, c.amount from ${countersOfKey(scope, kind, "f.bucket")}) c on true) t
    where t.amount > 0 ${FIRST}`;
}

/**
 * The sums over jobs less their surplus. Looking for a surplus is dear, so only those are looked at whose sum is no less than
 * what the first by their sums really have: no other can come before these.
 */
function topOfSeveral(scope: ScopeSql, kind: SpelledKind): string {
  const counters = countersOf(scope, kind);
  const exactly = (sums: string): string =>
    `select t.bucket, t.amount - x.surplus as amount from ${sums} cross join lateral ${surplusOf(scope, kind, "t.bucket")} x`;
  return `with fresh as materialized (${freshOf(scope, kind)}),
    sums as materialized (
      select s.bucket, sum(s.amount)::bigint as amount from (
        select c.bucket, c.amount from ${counters} union all select f.bucket, f.amount from fresh f) s
      group by s.bucket),
    first as materialized (${exactly(`(select t.bucket, t.amount from sums t ${FIRST}) t`)}),
    rest as (${exactly("sums t")}
      where t.amount >= (select min(f.amount) from first f) and t.bucket not in (select f.bucket from first f))
    select l.label, t.amount from (
      select t.bucket, t.amount from (select * from first union all select * from rest) t where t.amount > 0 ${FIRST}) t
    cross join lateral (select coalesce((select c.label from (select c.label from ${countersOfKey(scope, kind, "t.bucket")}) c limit 1),
        (select f.label from fresh f where f.bucket = t.bucket), t.bucket) as label) l
    order by t.amount desc, t.bucket`;
}
