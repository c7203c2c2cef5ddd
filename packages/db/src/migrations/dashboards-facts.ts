/**
 * What one row is counted as: kinds and buckets with amounts. The same functions serve the triggers, which count changes, and
 * the recount of everything.
 */
export const factFunctions = [
  // Where an application stands, its score, and when it was hired.
  `create function standing_facts(status text, stage_id bigint, score_key int, created_at timestamptz, hired_at timestamptz, zone text)
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select f.kind, f.bucket, f.amount from (values
       ('place', case when status = 'active' then coalesce(stage_id, 0)::text else status end, 1::bigint),
       ('score', case when score_key >= 0 then (score_key / 100)::text end, 1),
       ('hire', case when status = 'hired' then local_day(hired_at, zone) end, 1),
       ('hireSeconds', case when status = 'hired' then local_day(hired_at, zone) end,
         floor(extract(epoch from hired_at - created_at))::bigint)) f(kind, bucket, amount)
     where f.bucket is not null
   $body$`,
  // The effective path of an application: what it entered, what it passed, and how long that took.
  `create function path_facts(stage_ids bigint[], entered_at timestamptz[], status text, hired_at timestamptz, zone text)
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select f.kind, concat(local_day(e.at, zone), ' ', e.stage_id), f.amount
     from (select u.stage_id, u.at,
             coalesce(entered_at[u.place + 1], case when status = 'hired' and hired_at >= u.at then hired_at end) as left_at
           from unnest(stage_ids, entered_at) with ordinality as u(stage_id, at, place)) e
     cross join lateral (values ('entered', 1::bigint), ('passed', case when e.left_at is not null then 1 end),
       ('staySeconds', floor(extract(epoch from e.left_at - e.at))::bigint)) f(kind, amount)
     where f.amount is not null
   $body$`,
  // What never changes of an application.
  `create function arrival_facts(created_at timestamptz, source text, zone text)
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select 'applicant', '', 1::bigint
     union all select 'received', local_day(created_at, zone), 1
     union all select 'source', concat(local_day(created_at, zone), ' ', source), 1
   $body$`,
  // Who a person is: the city and the skills, spelled as that person does.
  `create function person_facts(city text, skills text[])
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select 'city', city, 1::bigint where rollup_key('city', city) <> ''
     union all select 'skill', s.skill, 1 from skill_spellings(skills) as s(skill)
   $body$`,
  // The organisation of the session; null outside of one, where nothing is counted.
  `create function rollup_organisation() returns bigint language sql stable
   return nullif(current_setting('app.organisation_id', true), '')::bigint`,
  // Writers share it; who deletes or restores a job, or changes the time zone, has it alone.
  `create function rollup_lock(organisation bigint) returns bigint language sql immutable
   return hashtextextended('hirelane.rollup', organisation)`,
  // Who folds deltas into counters has it alone.
  `create function rollup_fold_lock(organisation bigint) returns bigint language sql immutable
   return hashtextextended('hirelane.rollup.fold', organisation)`,
  `create function time_zone_of(organisation bigint) returns text language sql stable
   return (select o.time_zone from organisations o where o.id = organisation)`,
  `create function hold_persons(organisation bigint, persons bigint[]) returns void language sql volatile as $body$
     select 1 from candidates c where c.organisation_id = organisation and c.id = any(persons)
     order by c.id for no key update
   $body$`,
];

export const withoutFactFunctions = [
  "drop function hold_persons(bigint, bigint[])",
  "drop function time_zone_of(bigint)",
  "drop function rollup_fold_lock(bigint)",
  "drop function rollup_lock(bigint)",
  "drop function rollup_organisation()",
  "drop function person_facts(text, text[])",
  "drop function arrival_facts(timestamptz, text, text)",
  "drop function path_facts(bigint[], timestamptz[], text, timestamptz, text)",
  "drop function standing_facts(text, bigint, int, timestamptz, timestamptz, text)",
];
