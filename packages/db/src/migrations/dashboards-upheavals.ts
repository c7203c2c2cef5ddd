import {
  appendDeltas,
  hideThemAgain,
  showDeletedJobs,
  SHOWN,
  statementTrigger,
  withoutStatementTrigger,
} from "./dashboards-deltas.ts";
import { countingTriggers } from "./dashboards-triggers.ts";

/** Deltas that a job brings or takes along: what it counts already, but for persons who are counted by others too. */
const toggled = `select 0::bigint as job_id, k.kind, case when k.kind in ('city', 'skill') then k.label else k.bucket end as bucket,
    sign * k.amount as amount
  from rollup_counters k where k.organisation_id = organisation and k.job_id = toggling and left(k.bucket, 1) <> 'W'
  union all
  select 0, m.kind, m.bucket, -sign from multiple_applicants m
  where m.organisation_id = organisation and m.job_id = toggling and exists (
    select from multiple_applicants o join jobs j on j.organisation_id = organisation and j.id = o.job_id
    where o.organisation_id = organisation and o.candidate_id = m.candidate_id and o.kind = m.kind and o.bucket = m.bucket
      and o.job_id <> toggling and (j.deleted_at is null) <> (j.id = any(pending)))`;

/** Dates of one zone, and those of the other taken off. */
const redated = (zone: string, sign: string): string =>
  [
    `select a.job_id, f.kind, f.bucket, ${sign}f.amount as amount from applications a
     cross join lateral arrival_facts(a.created_at, a.source, ${zone}) f where a.organisation_id = new.id`,
    `select a.job_id, f.kind, f.bucket, ${sign}f.amount from applications a cross join lateral
     standing_facts(a.status, a.stage_id, a.score_key, a.created_at, a.hired_at, ${zone}) f where a.organisation_id = new.id`,
    `select a.job_id, f.kind, f.bucket, ${sign}f.amount from applications a cross join lateral
     path_facts(a.path_stage_ids, a.path_entered_at, a.status, a.hired_at, ${zone}) f where a.organisation_id = new.id`,
    `select t.job_id, 'assessments', local_day(t.assigned_at, ${zone}), ${sign}1 from assessments t where t.organisation_id = new.id`,
    `select v.job_id, 'interviews', local_day(v.invited_at, ${zone}), ${sign}1 from video_interviews v
     where v.organisation_id = new.id and v.invited_at is not null`,
  ].join(" union all ");

/** What changes much at once, and has the organisation's rollups for itself meanwhile. */
const upheavals = [
  // A job that is deleted leaves the organisation's sums with all that it counts; one that is restored comes back.
  `create function count_jobs_update() returns trigger language plpgsql as $body$
   declare
     organisation constant bigint := rollup_organisation();
     pending bigint[];
     toggling bigint;
     sign int;
   begin
     if organisation is null then return null; end if;
     pending := array(select p.id from (select f.id, f.deleted_at is null from fresh f
       except select g.id, g.deleted_at is null from gone g) p order by p.id);
     if pending = '{}' then return null; end if;
     perform pg_advisory_xact_lock(rollup_lock(organisation));
     perform pg_advisory_xact_lock(rollup_fold_lock(organisation));
     foreach toggling in array pending loop
       pending := array_remove(pending, toggling);
       sign := case when (select f.deleted_at is null from fresh f where f.id = toggling) then 1 else -1 end;
       ${appendDeltas("organisation", toggled)};
     end loop;
     return null;
   end
   $body$`,
  `create trigger count_jobs_update after update on jobs referencing new table as fresh old table as gone
    for each statement execute function count_jobs_update()`,
  // Only deleted jobs are purged: the organisation's sums are without them already.
  `create function count_jobs_delete() returns trigger language plpgsql as $body$
   begin
     delete from rollup_counters k using gone g where k.organisation_id = g.organisation_id and k.job_id = g.id;
     delete from rollup_deltas d using gone g where d.organisation_id = g.organisation_id and d.job_id = g.id;
     return null;
   end
   $body$`,
  `create trigger count_jobs_delete after delete on jobs referencing old table as gone
    for each statement execute function count_jobs_delete()`,
  // Applications go before their person does: who it was is counted there.
  `create function count_candidates_delete() returns trigger language plpgsql as $body$
   declare ${SHOWN}
   begin
     if rollup_organisation() is not null then
       ${showDeletedJobs}
       delete from applications a where a.organisation_id = old.organisation_id and a.candidate_id = old.id;
       ${hideThemAgain}
     end if;
     return old;
   end
   $body$`,
  `create trigger count_candidates_delete before delete on candidates for each row execute function count_candidates_delete()`,
  // Days are counted by the organisation's calendar: another time zone counts them anew.
  `create function count_organisations_update() returns trigger language plpgsql as $body$
   declare ${SHOWN}
   begin
     if rollup_organisation() is null then return null; end if;
     perform pg_advisory_xact_lock(rollup_lock(new.id));
     ${showDeletedJobs}
     ${appendDeltas("new.id", `${redated("new.time_zone", "")} union all ${redated("old.time_zone", "-")}`)};
     ${hideThemAgain}
     return null;
   end
   $body$`,
  `create trigger count_organisations_update after update of time_zone on organisations
    for each row when (old.time_zone is distinct from new.time_zone) execute function count_organisations_update()`,
];

const withoutUpheavals = [
  "drop trigger count_organisations_update on organisations",
  "drop function count_organisations_update()",
  "drop trigger count_candidates_delete on candidates",
  "drop function count_candidates_delete()",
  "drop trigger count_jobs_delete on jobs",
  "drop function count_jobs_delete()",
  "drop trigger count_jobs_update on jobs",
  "drop function count_jobs_update()",
];

export const dashboardTriggers = [...countingTriggers.flatMap((trigger) => statementTrigger(trigger)), ...upheavals];

export const withoutDashboardTriggers = [
  ...withoutUpheavals,
  ...countingTriggers.toReversed().flatMap((trigger) => withoutStatementTrigger(trigger)),
];
