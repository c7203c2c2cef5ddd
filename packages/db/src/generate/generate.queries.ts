import { type RawId, namedQuery } from "../kernel/sql.ts";
import { applicationDraws, careerColumns, jobStages, slots } from "./application-draws.ts";
import { personColumns, personDraws } from "./draws.ts";

/** A stage that a generated application entered, where a test or an interview is to follow. */
export interface EnteredStage {
  application_id: RawId;
  job_id: RawId;
  stage_id: RawId;
  service: "assessment" | "videoInterview";
  first_name: string;
  last_name: string;
  entered_at: string;
  /** When it was left for the next stage, or when the application ended; null: it is there still. */
  left_at: string | null;
  /** A number from 0 to 1, for what becomes of it. */
  fate: number;
}

const history = `select 0 as place, 'application.created' as type, null as from_state, 'active' as to_state, null as reason_code,
      a.candidate_id as related_id, a.received_at as at
    union all select i, 'application.moved', a.stage_ids[i - 1]::text, a.stage_ids[i]::text, case when i = 1 then 'begun' end, null,
      a.times[i] from generate_series(1, a.reached) i
    union all select 10, 'application.moved', a.stage_ids[2]::text, a.stage_ids[1]::text, null, null, a.times[3] where a.back
    union all select 10, 'application.statusChanged', 'active', a.status, null, null, a.ended_at where a.status <> 'active'
    union all select 10, 'application.stepChanged', 'notStarted', 'inProgress', null, a.stage_ids[1], a.updated_at
      where a.status = 'active' and a.reached = 1`;

const stepStatus = `case when i < a.reached and not a.back then 'approved' when a.status = 'hired' then 'approved'
      when a.status = 'rejected' then 'notApproved' when a.status = 'active' and i = 1 then 'inProgress' else 'notStarted' end`;

/**
 * Writes a chunk of generated persons with their applications, steps, resumes and events (at least three for each application):
 * seed, domain of emails, organisation, time, request, first number of the chunk, applications of the chunk, of the run, share
 * of persons with several applications, jobs, and workflows of the jobs; of the jobs the first `$12` are always open, and of the
 * others `$13` at a time.
 */
export const generateChunk = namedQuery<EnteredStage>(
  `with slots as materialized (${slots}),
   person as materialized (
     select nextval('candidates_id_seq') as candidate_id, p.n, ${careerColumns}, ${personColumns}
     from (select s.n, d.* from slots s cross join lateral (${personDraws} offset 0) d where s.i = 1) p
   ), job as materialized (${jobStages}),
   application as materialized (${applicationDraws}),
   latest as (
     select distinct on (a.candidate_id) a.candidate_id, a.received_at, a.scores from application a where a.has_resume
     order by a.candidate_id, a.received_at desc, a.id desc
   ), persons as (
     insert into candidates (id, organisation_id, email, first_name, last_name, phone, city, state, skills, created_at, resume_at,
       score_key)
     select p.candidate_id, $3::bigint, p.email, p.first_name, p.last_name, p.phone, p.city, p.state, p.skills, p.began_at,
       coalesce(l.received_at, '-infinity'),
       coalesce(l.scores[1] + l.scores[2] + l.scores[3] + l.scores[4] + l.scores[5], -1)
     from person p left join latest l on l.candidate_id = p.candidate_id
   ), applied as (
     insert into applications (id, organisation_id, job_id, candidate_id, status, stage_id, stage_entered_at, path_stage_ids,
       path_entered_at, status_changed_at, status_before, hired_at, source, resume_at, score_key, created_at, updated_at)
     select a.id, $3::bigint, a.job_id, a.candidate_id, a.status, a.path[cardinality(a.path)], a.entered[cardinality(a.entered)],
       a.path, a.entered, a.ended_at, case when a.status <> 'active' then 'active' end,
       case when a.status = 'hired' then a.ended_at end, a.source,
       case when a.has_resume then a.received_at else '-infinity' end,
       coalesce(a.scores[1] + a.scores[2] + a.scores[3] + a.scores[4] + a.scores[5], -1), a.received_at, a.updated_at
     from application a
   ), opened as (
     insert into steps (organisation_id, application_id, job_id, stage_id, status, decided_by, opened_at, started_at, completed_at,
       decided_at)
     select $3::bigint, s.application_id, s.job_id, s.stage_id, s.status,
       case when s.status in ('approved', 'notApproved') then 'workflow' end, s.opened_at,
       case when s.status <> 'notStarted' then coalesce(s.done_at, s.opened_at) end,
       case when s.status in ('approved', 'notApproved') then s.done_at end,
       case when s.status in ('approved', 'notApproved') then s.done_at end
     from (select a.id as application_id, a.job_id, a.stage_ids[i] as stage_id, a.times[i] as opened_at, ${stepStatus} as status,
             case when i < a.reached then a.times[i + 1] else a.ended_at end as done_at
           from application a cross join lateral generate_series(1, a.reached) i) s
   ), read as (
     insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, skills_score,
       work_experience_score, projects_score, education_score, certifications_score, weights, scored_at, created_at, updated_at)
     select $3::bigint, a.id, a.job_id, 1, true, case when a.k % 3 = 0 then 'extracted' else 'none' end, a.scores[1], a.scores[2], a.scores[3],
       a.scores[4], a.scores[5], case when a.scores is not null then
         '{"skills": 0.3, "workExperience": 0.3, "projects": 0.2, "education": 0.1, "certifications": 0.1}'::jsonb end,
       case when a.scores is not null then a.received_at end, a.received_at, a.received_at
     from application a where a.has_resume
   ), told as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, from_state, to_state,
       reason_code, related_id, request_id, at)
     select $3::bigint, h.type, 'application', a.id, a.job_id, 'system', 'generate', h.from_state, h.to_state, h.reason_code,
       h.related_id, $5, h.at
     from application a cross join lateral (${history}) h
   )
   select a.id as application_id, a.job_id, a.stage_ids[i] as stage_id, a.services[i] as service, a.first_name, a.last_name,
     a.times[i] as entered_at, case when i < a.reached then a.times[i + 1] else a.ended_at end as left_at, a.fate
   from application a cross join lateral generate_series(1, a.reached) i
   where a.services[i] in ('assessment', 'videoInterview')`,
);

/** For the rest of a transaction: large writes need memory, and a crash of the server may take the last chunks along. */
export const prepareForChunk = namedQuery<never>(
  `select set_config(s.name, s.value, true)
   from (values ('synchronous_commit', 'off'), ('work_mem', '128MB'), ('gin_pending_list_limit', '65536'), ('jit', 'off'),
     ('statement_timeout', '0')) as s(name, value)`,
);

/** Assigns generated tests: organisation; by test: application, job, stage, name, hash and seal of the key, time, end (null: open), fate `$10`. */
export const generateAssessments = namedQuery<never>(
  `insert into assessments (organisation_id, application_id, job_id, stage_id, name, executed_by_workflow, assigned_at, key_hash,
     sealed_key, valid_from, valid_to, link_opened_at, started_at, completed_at, submitted_at, score, total, percentage, approved,
     updated_at)
   select $1::bigint, u.application_id, u.job_id, u.stage_id, u.name, true, u.at, u.key_hash, u.sealed_key, u.at,
     u.at + interval '7 days', u.done_at, u.done_at, u.done_at, u.done_at, case when u.done_at is not null then u.points end,
     case when u.done_at is not null then 100 end, case when u.done_at is not null then u.points * 100 end,
     case when u.done_at is not null then u.points >= 50 end, coalesce(u.done_at, u.at)
   from (select t.*, floor(t.fate * 101)::int as points
         from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[],
           $10::float8[]) as t(application_id, job_id, stage_id, name, key_hash, sealed_key, at, done_at, fate)) u`,
);

/**
 * Creates generated video interviews: organisation; by interview: application, job, first name, last name, username, interview
 * key, hash and seal of the activation key, status, deadline, invitation, end `$13` (null: it goes on).
 */
export const generateInterviews = namedQuery<never>(
  `insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, username, interview_key,
     activation_key_hash, sealed_activation_key, deadline, invited_at, confirmed_at, started_at, interviewed_at, created_at)
   select $1::bigint, u.application_id, u.job_id, u.status, u.first_name, u.last_name, u.username, u.interview_key, u.key_hash,
     u.sealed_key, u.deadline, u.at, u.done_at, u.done_at, u.done_at, u.at
   from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
     $11::timestamptz[], $12::timestamptz[], $13::timestamptz[]) as u(application_id, job_id, first_name, last_name, username,
       interview_key, key_hash, sealed_key, status, deadline, at, done_at)`,
);
