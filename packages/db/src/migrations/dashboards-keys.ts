import { comparable, WHITE_SPACE } from "./pipeline-keys.ts";

/** The expression under which cities are one: neither case nor space matters (SPEC §5). */
function groupedCity(column: string): string {
  return `lower(translate(${column}, ${WHITE_SPACE}, '') collate pg_unicode_fast)`;
}

/** Functions of values alone: the key of a bucket, the date of an instant, and the path of an application after a move. */
export const keyFunctions = [
  `create function rollup_key(kind text, bucket text) returns text language sql immutable parallel safe
   return case kind when 'city' then ${groupedCity("bucket")} when 'skill' then ${comparable("bucket")} else bucket end`,
  `create function local_day(at timestamptz, zone text) returns text language sql stable parallel safe
   return to_char(at at time zone zone, 'YYYY-MM-DD')`,
  `create function skill_spellings(skills text[]) returns setof text language sql immutable parallel safe
   as $body$ select min(s.skill) from unnest(skills) as s(skill) where rollup_key('skill', s.skill) <> ''
     group by rollup_key('skill', s.skill) $body$`,
  // The counters that a delta belongs to: that of its bucket, and, if that is of a day, the one of the week, which goes by its Monday.
  `create function rollup_buckets(kind text, bucket text) returns setof text language sql stable parallel safe as $body$
     select bucket union all
     select concat(to_char(date_trunc('week', left(bucket, 10)::timestamp), '"W"YYYY-MMDD'), substr(bucket, 11))
     where kind in ('received', 'assessments', 'interviews', 'source', 'hire', 'hireSeconds', 'entered', 'passed', 'staySeconds')
       and left(bucket, 1) <> 'W'
   $body$`,
];

export const withoutKeyFunctions = [
  "drop function rollup_buckets(text, text)",
  "drop function skill_spellings(text[])",
  "drop function local_day(timestamptz, text)",
  "drop function rollup_key(text, text)",
];
