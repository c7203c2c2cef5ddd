import type { ScopeSql } from "./dashboard-scope.ts";

/** Persons that are counted, once each: whoever applied, has a test, or has a video interview. */
type PersonKind = "applicant" | "assessed" | "interviewed";

/** What persons say of themselves, which goes by a key however it is spelled. */
export type SpelledKind = "city" | "skill";

/** What else is counted: the kind says what a counter is about, its bucket of which day, place and so on. */
export type RollupKind =
  | PersonKind
  | "place"
  | "score"
  | "received"
  | "assessments"
  | "interviews"
  | "source"
  | "hire"
  | "hireSeconds"
  | "entered"
  | "passed"
  | "staySeconds"
  | "credits";

const personKinds: readonly PersonKind[] = ["applicant", "assessed", "interviewed"];

const inList = (column: string, kinds: readonly (RollupKind | SpelledKind)[]): string =>
  `${column} in (${kinds.map((kind) => `'${kind}'`).join(", ")})`;

/** A condition on a bucket, given its column. */
export type BucketCondition = (bucket: string) => string;

const anyBucket: readonly BucketCondition[] = [() => "true"];

/**
 * A subselect of rows `(kind, bucket, amount)` whose sums are exact: the counters of a scope, what is not folded into them
 * yet, and, where several jobs are summed up, less whoever was counted more than once. Their buckets are within one of some
 * ranges, and of others where they are not folded yet.
 */
export function rollupRows(
  scope: ScopeSql,
  kinds: readonly RollupKind[],
  ranges = anyBucket,
  unfolded = ranges,
): string {
  const counters = ranges.map(
    (within) => `select c.kind, c.bucket, c.amount from rollup_counters c
       where ${scope.counters("c.job_id")} and ${inList("c.kind", kinds)} and ${within("c.bucket")}`,
  );
  const any = unfolded.map((within) => `(${within("u.bucket")})`).join(" or ");
  const fresh = `select u.kind, u.bucket, u.amount ${freshFacts(scope, kinds)} and (${any})`;
  const persons = scope.isSubset ? personKinds.filter((kind) => kinds.includes(kind)) : [];
  const surplus = persons.map((kind) => `select '${kind}', '', -s.surplus from ${surplusOf(scope, kind, "''")} s`);
  return `(${[...counters, fresh, ...surplus].join("\n     union all\n     ")})`;
}

/**
 * `from …` with conditions: the facts `u` of these kinds that are not folded yet, each `(kind, bucket, amount)`; of days, not of
 * weeks, but for corrections of weeks.
 */
export function freshFacts(scope: ScopeSql, kinds: readonly (RollupKind | SpelledKind)[]): string {
  const facts = "unnest(d.kinds, d.buckets, d.amounts) as u(kind, bucket, amount)";
  const some = `d.kinds && '{${kinds.join(",")}}'::text[]`;
  return `from ${scope.deltas.from} cross join lateral ${facts}
      where ${scope.deltas.where} and ${some} and ${inList("u.kind", kinds)}`;
}

/**
 * A subselect of one row: the `surplus` by which the jobs of a scope count persons more than once in one bucket. Each job but
 * the first, of those of the scope that count a person, is one too many; jobs before the lowest of the scope are none of it.
 */
export function surplusOf(scope: ScopeSql, kind: PersonKind | SpelledKind, bucket: string): string {
  return `(select count(*) as surplus from multiple_applicants m
      where m.job_id = any(${scope.jobs}) and m.kind = '${kind}' and m.bucket = ${bucket}
        and m.prior >= (select min(o.id) from unnest(${scope.jobs}) as o(id))
        and (m.prior in (select unnest(${scope.jobs})) or m.earlier && ${scope.jobs}))`;
}
