import type { ApplicationStatus } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/**
 * The jobs of the applications `$1`, held so that no other workflow is assigned to them meanwhile; who changes several of
 * these locks jobs first, then workflows, then applications.
 */
export const holdJobsOfApplications = namedQuery<{ id: string; workflow_id: string | null }>(
  `select j.id, j.workflow_id from jobs j
   where j.id = any(array(select a.job_id from applications a where a.id = any($1::bigint[]))) order by j.id for key share`,
);

/** Holds the workflows `$1`: their stages stay as they are meanwhile. */
export const holdWorkflows = namedQuery<{ id: string }>(
  "select id from workflows where id = any($1::bigint[]) order by id for share",
);

/** The applications `$1`, locked in the order of their ids. */
export const lockApplicationRows = namedQuery<{
  id: string;
  job_id: string;
  status: ApplicationStatus;
  stage_id: string | null;
  status_before: ApplicationStatus | null;
  undo_until: string | null;
  version: number;
}>(
  `select a.id, a.job_id, a.status, a.stage_id, a.status_before, a.undo_until, a.version
   from applications a where a.id = any($1::bigint[]) order by a.id for no key update`,
);

/**
 * Moves applications with what every move leaves behind (SPEC §4): the new stage, the effective path, a step unless there is
 * one, and an event.
 * Parameters: organisation, time, user, actor's kind, id and name, request, reason `$8`; by application: id, job, new stage,
 * old stage `$12`.
 */
export const moveApplicationRows = namedQuery<never>(
  `with wanted as (
     select * from unnest($9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[])
       as u(application_id, job_id, stage_id, from_stage_id)
   ), moved as (
     update applications a set stage_id = w.stage_id, stage_entered_at = $2::timestamptz, updated_at = $2::timestamptz,
       updated_by_user_id = $3::bigint, version = a.version + 1, (path_stage_ids, path_entered_at) =
         (select p.path_stage_ids, p.path_entered_at
          from effective_path(a.path_stage_ids, a.path_entered_at, w.stage_id, $2::timestamptz) p)
     from wanted w where a.id = w.application_id
   ), opened as (
     insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select $1, w.application_id, w.job_id, w.stage_id, 'notStarted', $2::timestamptz from wanted w
     on conflict (organisation_id, application_id, stage_id) do nothing
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     to_state, reason_code, request_id, at)
   select $1, 'application.moved', 'application', w.application_id, w.job_id, $4, $5::bigint, $6, w.from_stage_id::text,
     w.stage_id::text, $8, $7, $2::timestamptz from wanted w order by w.application_id`,
);

/**
 * Approves steps in a person's name, done and opened where they were not, each with an event: organisation, time, user,
 * actor's kind, id and name, request `$7`; by step: application, job, stage `$10`. The approved are left alone.
 */
export const approveStepRows = namedQuery<never>(
  `with wanted as (
     select u.application_id, u.job_id, u.stage_id, p.status
     from unnest($8::bigint[], $9::bigint[], $10::bigint[]) as u(application_id, job_id, stage_id)
     left join steps p on p.application_id = u.application_id and p.stage_id = u.stage_id
     where p.status is distinct from 'approved'
   ), approved as (
     insert into steps as p (organisation_id, application_id, job_id, stage_id, status, decided_by, decided_by_user_id,
       opened_at, started_at, completed_at, decided_at)
     select $1, w.application_id, w.job_id, w.stage_id, 'approved', 'person', $3::bigint, $2::timestamptz, $2::timestamptz,
       $2::timestamptz, $2::timestamptz from wanted w
     on conflict (organisation_id, application_id, stage_id) do update set status = 'approved', decided_by = 'person',
       decided_by_user_id = excluded.decided_by_user_id, started_at = coalesce(p.started_at, excluded.started_at),
       completed_at = coalesce(p.completed_at, excluded.completed_at), decided_at = excluded.decided_at,
       version = p.version + 1
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     to_state, related_id, request_id, at)
   select $1, 'application.stepChanged', 'application', w.application_id, w.job_id, $4, $5::bigint, $6, w.status, 'approved',
     w.stage_id, $7, $2::timestamptz from wanted w order by w.application_id`,
);
