import { appendDeltas, hideThemAgain, showDeletedJobs, SHOWN } from "./dashboards-deltas.ts";

/** Kinds of which the organisation counts persons, not applications. */
const PERSONAL = "('applicant', 'assessed', 'interviewed', 'city', 'skill')";

const fact = (facts: string): string =>
  `select a.job_id, f.kind, f.bucket, f.amount from applications a cross join zone z cross join lateral ${facts} f
   where a.organisation_id = organisation`;

/** Everything that is counted of each job, recounted from the rows. */
const ofJobs = [
  fact("standing_facts(a.status, a.stage_id, a.score_key, a.created_at, a.hired_at, z.name)"),
  fact("path_facts(a.path_stage_ids, a.path_entered_at, a.status, a.hired_at, z.name)"),
  fact("arrival_facts(a.created_at, a.source, z.name)"),
  `select a.job_id, f.kind, f.bucket, f.amount from applications a
   join candidates c on c.organisation_id = organisation and c.id = a.candidate_id
   cross join lateral person_facts(c.city, c.skills) f where a.organisation_id = organisation`,
  `select t.job_id, 'assessed', '', count(distinct t.application_id) from assessments t
   where t.organisation_id = organisation group by t.job_id`,
  `select t.job_id, 'assessments', local_day(t.assigned_at, z.name), 1 from assessments t cross join zone z
   where t.organisation_id = organisation`,
  "select v.job_id, 'interviewed', '', 1 from video_interviews v where v.organisation_id = organisation",
  `select v.job_id, 'interviews', local_day(v.invited_at, z.name), 1 from video_interviews v cross join zone z
   where v.organisation_id = organisation and v.invited_at is not null`,
  "select u.job_id, 'credits', '', u.credits from credit_usages u where u.organisation_id = organisation and u.job_id is not null",
].join(" union all ");

const persons = (table: string): string =>
  `select distinct a.candidate_id from ${table} join live l on l.id = a.job_id where a.organisation_id = organisation`;
const whoHas = (table: string): string =>
  persons(`${table} t join applications a on a.organisation_id = organisation and a.id = t.application_id`);

/** What the organisation counts: persons, each once; everything else is the sum over the jobs that are not deleted. */
const ofOrganisation = [
  `select s.kind, s.bucket, s.amount from sums s join live l on l.id = s.job_id where s.kind not in ${PERSONAL}`,
  "select 'applicant', '', count(*) from persons",
  `select 'assessed', '', count(*) from (${whoHas("assessments")}) p`,
  `select 'interviewed', '', count(*) from (${whoHas("video_interviews")}) p`,
  `select f.kind, f.bucket, f.amount from persons p
   join candidates c on c.organisation_id = organisation and c.id = p.candidate_id
   cross join lateral person_facts(c.city, c.skills) f`,
].join(" union all ");

const spelled = `select k.job_id, k.kind, rollup_key(k.kind, k.bucket) as bucket, min(k.bucket) as label, sum(k.amount)::bigint as amount`;

const DIFFERENCES = "unnest(jobs_of, kinds, buckets, amounts) as w(job_id, kind, bucket, amount)";

/** Deltas that make up for the differences: less what those of jobs do to the organisation, and those of days to weeks. */
const corrections = `with missing as (
    select w.job_id, w.kind, w.bucket, w.amount from ${DIFFERENCES}
    union all
    select 0, w.kind, w.bucket, -w.amount from ${DIFFERENCES}
    join jobs j on j.organisation_id = organisation and j.id = w.job_id and j.deleted_at is null)
  select m.job_id, m.kind, m.bucket, m.amount from missing m
  union all
  select m.job_id, m.kind, b.bucket, -m.amount from missing m cross join lateral rollup_buckets(m.kind, m.bucket) as b(bucket)
  where b.bucket <> m.bucket`;

export const recountFunctions = [
  `create function recounted_rollups(organisation bigint)
   returns table (job_id bigint, kind text, bucket text, label text, amount bigint)
   language sql stable as $body$
     with zone as materialized (select time_zone_of(organisation) as name),
       live as materialized (select j.id from jobs j where j.organisation_id = organisation and j.deleted_at is null),
       sums as materialized (
         select f.job_id, f.kind, b.bucket, sum(f.amount)::bigint as amount
         from (select c.job_id, c.kind, c.bucket, sum(c.amount)::bigint as amount from (${ofJobs}) c
               group by c.job_id, c.kind, c.bucket) f
         cross join lateral rollup_buckets(f.kind, f.bucket) as b(bucket)
         group by f.job_id, f.kind, b.bucket),
       persons as materialized (${persons("applications a")})
     ${spelled} from sums k group by 1, 2, 3 having sum(k.amount) <> 0
     union all
     ${spelled} from (select 0::bigint as job_id, o.kind, o.bucket, o.amount from (${ofOrganisation}) o) k
     group by 1, 2, 3 having sum(k.amount) <> 0
   $body$`,
  // What dashboards are read from at this moment: counters, and the deltas that are not folded yet.
  `create function known_rollups(organisation bigint)
   returns table (job_id bigint, kind text, bucket text, label text, amount bigint) language sql stable as $body$
     with deltas as (
       select d.job_id, u.kind, rollup_key(u.kind, b.bucket) as bucket, b.bucket as label, u.amount
       from rollup_deltas d cross join lateral unnest(d.kinds, d.buckets, d.amounts) as u(kind, bucket, amount)
         cross join lateral rollup_buckets(u.kind, u.bucket) as b(bucket)
       where d.organisation_id = organisation)
     select k.job_id, k.kind, k.bucket, min(k.label), sum(k.amount)::bigint
     from (select c.job_id, c.kind, c.bucket, c.label, c.amount from rollup_counters c where c.organisation_id = organisation
           union all select d.job_id, d.kind, d.bucket, d.label, d.amount from deltas d
           union all select 0, d.kind, d.bucket, d.label, d.amount from deltas d
             join jobs j on j.organisation_id = organisation and j.id = d.job_id and j.deleted_at is null) k
     group by k.job_id, k.kind, k.bucket having sum(k.amount) <> 0
   $body$`,
  // Brings the rollups to what the rows say, and tells how many counters, and facts of persons, were not so. What is counted and
  // what is known are of one snapshot; the difference is appended as deltas, so writers go on meanwhile.
  `create function reconcile_rollups(organisation bigint) returns bigint language plpgsql as $body$
   declare
     everybody bigint[];
     astray bigint[];
     kinds text[];
     buckets text[];
     amounts bigint[];
     jobs_of bigint[];
     drift bigint;
     ${SHOWN}
   begin
     ${showDeletedJobs}
     perform pg_advisory_xact_lock_shared(rollup_lock(organisation));
     everybody := array(select a.candidate_id from applications a where a.organisation_id = organisation
       group by a.candidate_id having count(*) > 1);
     with truth as materialized (select f.candidate_id, f.job_id, f.kind, f.bucket, f.prior from several_facts(organisation, everybody) f),
       known as materialized (select m.candidate_id, m.job_id, m.kind, m.bucket, m.prior from multiple_applicants m
         where m.organisation_id = organisation)
     select array_agg(distinct w.candidate_id) into astray
       from ((table truth except table known) union all (table known except table truth)) w;
     if astray is not null then
       perform hold_persons(organisation, astray);
       perform count_several(organisation, astray);
     end if;
     select array_agg(w.job_id), array_agg(w.kind), array_agg(w.bucket), array_agg(w.amount)
       into jobs_of, kinds, buckets, amounts
       from (select job_id, kind, case when kind in ('city', 'skill') then coalesce(t.label, k.label) else bucket end as bucket,
               coalesce(t.amount, 0) - coalesce(k.amount, 0) as amount
             from recounted_rollups(organisation) t full join known_rollups(organisation) k using (job_id, kind, bucket)
             where coalesce(t.amount, 0) <> coalesce(k.amount, 0)) w;
     drift := coalesce(cardinality(kinds), 0) + coalesce(cardinality(astray), 0);
     ${appendDeltas("organisation", corrections)};
     ${hideThemAgain}
     return drift;
   end
   $body$`,
];

export const withoutRecountFunctions = [
  "drop function reconcile_rollups(bigint)",
  "drop function known_rollups(bigint)",
  "drop function recounted_rollups(bigint)",
];
