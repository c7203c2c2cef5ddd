import { namedQuery } from "../kernel/sql.ts";

/** Organisations with deltas that are not folded yet. */
export const organisationsToFold = namedQuery<{ organisation_id: string }>(
  "select organisation_id from organisations_to_fold()",
);

/** Organisations whose calendar shows a new day at `$1`, or whose rollups were never recounted. */
export const organisationsToRollUp = namedQuery<{ organisation_id: string }>(
  "select organisation_id from organisations_to_roll_up($1)",
);

/** Waits until nobody else folds the deltas of organisation `$1`, nor deletes or restores one of its jobs. */
export const holdRollups = namedQuery<never>("select pg_advisory_xact_lock(rollup_fold_lock($1))");

/**
 * Folds at most `$2` deltas of organisation `$1` into the counters of their jobs, and, where the job is not deleted, of the
 * organisation; says how many. A counter keeps the spelling that it got first.
 */
export const foldDeltas = namedQuery<{ folded: number }>(
  `with taken as (
     delete from rollup_deltas where id = any(array(
       select d.id from rollup_deltas d where d.organisation_id = $1 order by d.organisation_id, d.job_id, d.id limit $2))
     returning job_id, kinds, buckets, amounts
   ), facts as (
     select t.job_id, u.kind, rollup_key(u.kind, b.bucket) as bucket,
       case when u.kind in ('city', 'skill') then b.bucket else '' end as label, u.amount
     from taken t cross join lateral unnest(t.kinds, t.buckets, t.amounts) as u(kind, bucket, amount)
       cross join lateral rollup_buckets(u.kind, u.bucket) as b(bucket)
   ), apart as (
     select f.job_id, f.kind, f.bucket, min(f.label collate "C") filter (where f.amount > 0) as gained, min(f.label) as label,
       sum(f.amount)::bigint as amount
     from facts f where f.job_id = 0 or exists (select from jobs j where j.id = f.job_id) group by f.job_id, f.kind, f.bucket
   ), summed as (
     select a.job_id, a.kind, a.bucket, coalesce(a.gained, a.label) as label, a.amount from apart a
     where a.job_id <> 0 and a.amount <> 0
     union all
     select 0, a.kind, a.bucket, coalesce(min(a.gained), min(a.label)), sum(a.amount)::bigint
     from apart a where a.job_id = 0 or exists (select from jobs j where j.id = a.job_id and j.deleted_at is null)
     group by a.kind, a.bucket having sum(a.amount) <> 0
   ), folded as (
     insert into rollup_counters as c (organisation_id, job_id, kind, bucket, label, amount)
     select $1, s.job_id, s.kind, s.bucket, s.label, s.amount from summed s order by s.job_id, s.kind, s.bucket
     on conflict (organisation_id, job_id, kind, bucket) do update set amount = c.amount + excluded.amount
   )
   select count(*)::int as folded from taken`,
);

/** Removes the counters of organisation `$1` that have come to nothing. */
export const removeEmptyCounters = namedQuery<never>(
  "delete from rollup_counters where organisation_id = $1 and amount = 0",
);

/** Claims the day that organisation `$1` has at `$2`, unless it has been; says whether it is the organisation's first. */
export const claimRollupDay = namedQuery<{ day: string; first: boolean }>(
  `with before as (select o.id, o.rolled_up_on, ($2::timestamptz at time zone o.time_zone)::date as day
     from organisations o where o.id = $1 for no key update)
   update organisations o set rolled_up_on = b.day from before b
   where o.id = b.id and (b.rolled_up_on is null or b.rolled_up_on < b.day)
   returning b.day::text as day, b.rolled_up_on is null as first`,
);

/** Lets this transaction take the time and the memory that a recount, or a fold of large deltas, needs. */
export const allowLargeWork = namedQuery<never>(
  `select set_config(s.name, s.value, true)
   from (values ('statement_timeout', '0'), ('work_mem', '64MB'), ('jit', 'off')) as s(name, value)`,
);

/** Brings the rollups of organisation `$1` to what its rows say; `drift` counts what was not so. */
export const reconcileRollups = namedQuery<{ drift: number }>("select reconcile_rollups($1)::int as drift");

/** Notes a recount: organisation, day (null: that of the time), reason, drift, time `$5`; it began with the transaction. */
export const noteRollupRun = namedQuery<never>(
  `insert into rollup_runs (organisation_id, day, reason, drift, ran_at, duration_ms)
   select $1, coalesce($2::date, ($5::timestamptz at time zone o.time_zone)::date), $3, $4, $5,
     (1000 * extract(epoch from clock_timestamp() - now()))::int
   from organisations o where o.id = $1`,
);
