import { appendDeltas } from "./dashboards-deltas.ts";

/** The persons with several applications among some: their facts, anew, and what that changes for the organisation. */
export const severalFunctions = [
  // By how much the jobs' sums exceed the organisation's number of persons, over jobs that are not deleted.
  `create function surplus_of(organisation bigint, persons bigint[])
   returns table (kind text, bucket text, amount bigint) language sql stable as $body$
     select s.kind, s.bucket, sum(s.times - 1)::bigint
     from (select m.candidate_id, m.kind, m.bucket, count(*) as times
           from (select o.* from multiple_applicants o
                 where o.organisation_id = organisation and o.candidate_id = any(persons) offset 0) m
           where exists (select from jobs j where j.id = m.job_id and j.organisation_id = organisation and j.deleted_at is null)
           group by m.candidate_id, m.kind, m.bucket having count(*) > 1) s
     group by s.kind, s.bucket
   $body$`,
  // What persons with several applications are counted as, for each of these; and, in the order of the jobs, for which others
  // before it they are counted as the same: the one just before, and all before that.
  `create function several_facts(organisation bigint, persons bigint[])
   returns table (candidate_id bigint, job_id bigint, kind text, bucket text, prior bigint, earlier bigint[])
   language sql stable as $body$
     select a.candidate_id, a.job_id, f.kind, f.bucket, lag(a.job_id) over same,
       nullif((array_agg(a.job_id) over same)[:(row_number() over same)::int - 2], '{}')
     from (select p.candidate_id from applications p where p.organisation_id = organisation and p.candidate_id = any(persons)
           group by p.candidate_id having count(*) > 1) several
     join applications a on a.organisation_id = organisation and a.candidate_id = several.candidate_id
     join candidates c on c.organisation_id = organisation and c.id = a.candidate_id
     cross join lateral (
       select 'applicant' as kind, '' as bucket
       union all select 'assessed', '' where exists (select from assessments t
         where t.organisation_id = organisation and t.application_id = a.id)
       union all select 'interviewed', '' where exists (select from video_interviews v
         where v.organisation_id = organisation and v.application_id = a.id)
       union all select p.kind, rollup_key(p.kind, p.bucket) from person_facts(c.city, c.skills) p) f
     window same as (partition by a.candidate_id, f.kind, f.bucket order by a.job_id)
   $body$`,
  // Looks at persons again: those who were or are counted several times change the organisation's sums.
  `create function count_several(organisation bigint, persons bigint[]) returns void language plpgsql as $body$
   declare
     several bigint[];
     kinds text[];
     buckets text[];
     amounts bigint[];
   begin
     select array_agg(p.candidate_id) into several from (
       select a.candidate_id from applications a where a.organisation_id = organisation and a.candidate_id = any(persons)
         group by a.candidate_id having count(*) > 1
       union select m.candidate_id from multiple_applicants m
         where m.organisation_id = organisation and m.candidate_id = any(persons)) p;
     if several is null then return; end if;
     select array_agg(s.kind), array_agg(s.bucket), array_agg(s.amount) into kinds, buckets, amounts
       from surplus_of(organisation, several) s;
     delete from multiple_applicants m where m.organisation_id = organisation and m.candidate_id = any(several);
     insert into multiple_applicants (organisation_id, candidate_id, job_id, kind, bucket, prior, earlier)
       select organisation, f.candidate_id, f.job_id, f.kind, f.bucket, f.prior, f.earlier from several_facts(organisation, several) f;
     ${appendDeltas(
       "organisation",
       `select 0::bigint as job_id, b.kind, b.bucket, b.amount from unnest(kinds, buckets, amounts) as b(kind, bucket, amount)
        union all select 0, s.kind, s.bucket, -s.amount from surplus_of(organisation, several) s`,
     )};
   end
   $body$`,
];

export const withoutSeveralFunctions = [
  "drop function count_several(bigint, bigint[])",
  "drop function several_facts(bigint, bigint[])",
  "drop function surplus_of(bigint, bigint[])",
];
