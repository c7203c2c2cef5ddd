import { type ApplicationSource, MAX_RANGE_STAGES, type StageService } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";
import { scopedQuery, type ScopeSql } from "./dashboard-scope.ts";
import { type BucketCondition, type RollupKind, rollupRows } from "./rollup-rows.ts";

const DAY = 24 * 60 * 60 * 1000;
const MONDAY = 1;

/** The Monday on or before a date, or (`ahead`) on or after it. */
function mondayOf(day: string, ahead: boolean): string {
  const date = new Date(`${day}T00:00:00Z`);
  const passed = (date.getUTCDay() + 7 - MONDAY) % 7;
  return new Date(date.getTime() + (ahead ? (7 - passed) % 7 : -passed) * DAY).toISOString().slice(0, 10);
}

/** Where the buckets of the week begin that begins with a Monday: `W2026-1116`. */
const weekOf = (monday: string): string => `W${monday.slice(0, 7)}${monday.slice(8)}`;

/** What the statements of ranges take after the scope, for the days from one date on and before another. */
export function rangeParameters(from: string, until: string): readonly string[] {
  const [first, last] = [mondayOf(from, true), mondayOf(until, false)];
  return first < last
    ? [from, first, weekOf(first), weekOf(last), last, until]
    : [from, until, weekOf(last), weekOf(last), until, until];
}

const between =
  (from: number, until: number): BucketCondition =>
  (bucket) =>
    `${bucket} >= $${from}::text collate "C" and ${bucket} < $${until}::text collate "C"`;

const wholeWeeks = between(4, 5);
/** The days before the whole weeks of a range, these weeks, and the days after them; buckets go by bytes. */
const withinRange = [between(2, 3), wholeWeeks, between(6, 7)];
/** What is not folded yet is of days. */
const unfolded = [between(2, 7), wholeWeeks];

const ofRange = (scope: ScopeSql, ...kinds: readonly RollupKind[]): string =>
  rollupRows(scope, kinds, withinRange, unfolded);

/** What follows the day or the week in a bucket: `2026-11-22 17`, `W2026-1116 17`. */
const AFTER_DAY = "substr(r.bucket, 12)";

const sumOf = (kind: RollupKind): string => `coalesce(sum(r.amount) filter (where r.kind = '${kind}'), 0)::bigint`;

interface StageRow {
  stage_id: string;
  name: string;
  service: StageService;
  position: number;
  workflow_id: string;
}

/** The stages that are still there and have entries in the range: those with the most, by workflow and position. */
function stagesWith(entries: string, sums: readonly string[]): string {
  return `select f.* from (
      select s.id as stage_id, s.name, s.service, s.position, s.workflow_id, ${sums.map((sum) => `t.${sum}`).join(", ")}
      from (${entries}) t join stages s on s.id = t.stage_id
      where t.entered > 0 order by t.entered desc, s.id limit ${MAX_RANGE_STAGES}) f
    order by f.workflow_id, f.position, f.stage_id`;
}

/** By stage, who passed it of those who entered it within a range, and how many seconds they stayed. */
export const readStays = scopedQuery<StageRow & { passed: string; stay_seconds: string }>((scope) =>
  stagesWith(
    `select ${AFTER_DAY}::bigint as stage_id, ${sumOf("entered")} as entered, ${sumOf("passed")} as passed,
       ${sumOf("staySeconds")} as stay_seconds
     from ${ofRange(scope, "entered", "passed", "staySeconds")} r group by 1`,
    ["passed", "stay_seconds"],
  ),
);

/** By stage, who entered it within a range, and who of them passed it. */
export const readPassages = scopedQuery<StageRow & { entered: string; passed: string }>((scope) =>
  stagesWith(
    `select ${AFTER_DAY}::bigint as stage_id, ${sumOf("entered")} as entered, ${sumOf("passed")} as passed
     from ${ofRange(scope, "entered", "passed")} r group by 1`,
    ["entered", "passed"],
  ),
);

/** Who was hired within a range, and the seconds since they applied. */
export const readHires = scopedQuery<{ hires: string; seconds: string }>(
  (scope) => `select ${sumOf("hire")} as hires, ${sumOf("hireSeconds")} as seconds
    from ${ofRange(scope, "hire", "hireSeconds")} r`,
);

/** The applications within a range, by source. */
export const readSources = scopedQuery<{ source: ApplicationSource; applications: string }>(
  (scope) => `select ${AFTER_DAY} as source, sum(r.amount)::bigint as applications
    from ${ofRange(scope, "source")} r group by 1`,
);

/** The date at `$1` in the organisation's time zone. */
export const getToday = namedQuery<{ today: string }>(
  "select local_day($1::timestamptz, o.time_zone) as today from organisations o",
);
