import type { ApplicationStatus } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** The known persons among the email keys `$1`. */
export const findPersons = namedQuery<{ id: string; email_key: string }>(
  "select id, email_key from candidates where email_key = any($1::text[])",
);

/** The known persons among the email keys `$1`, locked in the order of the keys against a second creation. */
export const lockPersons = namedQuery<{ id: string; email_key: string }>(
  "select id, email_key from candidates where email_key = any($1::text[]) order by email_key for no key update",
);

/** The applications of the candidates `$1` for job `$2`, with their interviews. */
export const findApplicationsOfMany = namedQuery<{
  candidate_id: string;
  application_id: string;
  status: ApplicationStatus;
  stage_id: string | null;
  video_interview_id: string | null;
}>(
  `select a.candidate_id, a.id as application_id, a.status, a.stage_id, v.id as video_interview_id
   from applications a left join video_interviews v on v.application_id = a.id
   where a.candidate_id = any($1::bigint[]) and a.job_id = $2`,
);

/**
 * Creates persons with their events, in the order given: organisation, emails, first names, last names, phones, genders,
 * addresses, time, actor's kind, id and name, request `$12`. A person who became known meanwhile is left out.
 */
export const insertPersons = namedQuery<{ id: string; email_key: string }>(
  `with made as (
     insert into candidates (organisation_id, email, first_name, last_name, phone, gender, address, created_at)
     select $1, u.email, u.first_name, u.last_name, u.phone, u.gender, u.address, $8::timestamptz
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       as u(email, first_name, last_name, phone, gender, address)
     on conflict (organisation_id, email_key) do nothing returning id, email_key
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, actor_kind, actor_id, actor_name, request_id, at)
     select $1, 'candidate.created', 'candidate', m.id, $9, $10::bigint, $11, $12, $8::timestamptz from made m order by m.id
   )
   select id, email_key from made`,
);

/**
 * Creates applications with their events: organisation, job, candidates, time, actor's kind, id and name, request `$8`. One
 * that came into being meanwhile is left out.
 */
export const insertApplications = namedQuery<{ id: string; candidate_id: string }>(
  `with made as (
     insert into applications (organisation_id, job_id, candidate_id, status, source, created_at, updated_at)
     select $1, $2::bigint, u.candidate_id, 'active', 'import', $4::timestamptz, $4::timestamptz from unnest($3::bigint[]) as u(candidate_id)
     on conflict (organisation_id, candidate_id, job_id) do nothing returning id, candidate_id
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
       to_state, related_id, request_id, at)
     select $1, 'application.created', 'application', m.id, $2::bigint, $5, $6::bigint, $7, 'active', m.candidate_id, $8,
       $4::timestamptz from made m order by m.id
   )
   select id, candidate_id from made`,
);

/**
 * Creates invited video interviews with all that three single operations leave behind (create, set deadline, advance): events,
 * the invitation, reminders. `version` 3 marks those whose deadline was set. A username that is taken leaves its row out.
 * Parameters: organisation, job, time, user, actor's kind, id and name, request, host of Message-IDs, time in words of mail
 * keys, reminder offsets; then, by interview: application, first name, last name, phone, gender, address, username,
 * interview key, hash and seal of the activation key, partner data, deadline, version, questions `$25` (null: the job's).
 */
export const insertInvitedInterviews = namedQuery<{
  video_interview_id: string | null;
  application_id: string | null;
  mail_id: string | null;
}>(
  `with made as (
     insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, phone, gender,
       address, username, interview_key, activation_key_hash, sealed_activation_key, partner_data, deadline, invited_at,
       created_by_user_id, created_at, version, question_set_id, question_set_revision)
     select $1, u.application_id, $2::bigint, 'invited', u.first_name, u.last_name, u.phone, u.gender, u.address, u.username,
       u.interview_key, u.activation_key_hash, u.sealed_activation_key, u.partner_data::jsonb, u.deadline, $3::timestamptz,
       $4::bigint, $3::timestamptz, u.version, s.id, s.revision
     from unnest($12::bigint[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
       $20::text[], $21::text[], $22::text[], $23::timestamptz[], $24::int[], $25::bigint[])
       as u(application_id, first_name, last_name, phone, gender, address, username, interview_key, activation_key_hash,
         sealed_activation_key, partner_data, deadline, version, question_set_id)
       left join question_sets s on s.id = u.question_set_id and s.archived_at is null
     on conflict do nothing returning id, application_id, deadline, version
   ), queued as (
     insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select $1, concat('videoInterview:', m.id, ':videoInterviewInvitation:', $10::text), 'videoInterviewInvitation', 'queued',
       m.id, concat('<', replace(gen_random_uuid()::text, '-', ''), '@', $9::text, '>'), $3::timestamptz
     from made m order by m.id returning id
   ), armed as (
     insert into reminders (organisation_id, video_interview_id, offset_minutes, deadline, due_at)
     select $1, m.id, o.minutes, m.deadline, m.deadline - o.minutes * interval '1 minute'
     from made m cross join unnest($11::int[]) as o(minutes)
     where m.deadline - o.minutes * interval '1 minute' > $3::timestamptz
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
       from_state, to_state, related_id, request_id, at)
     select $1, s.type, 'videoInterview', m.id, $2::bigint, $5, $6::bigint, $7, s.from_state, s.to_state,
       case when s.step = 1 then m.application_id end, $8, $3::timestamptz
     from made m cross join (values (1, 'videoInterview.created', null, 'new'), (2, 'videoInterview.deadlineSet', null, null),
       (3, 'videoInterview.advanced', 'new', 'invited')) as s(step, type, from_state, to_state)
     where s.step <> 2 or m.version = 3 order by m.id, s.step
   )
   select id as video_interview_id, application_id, null::bigint as mail_id from made
   union all select null, null, id from queued`,
);

/** Keeps what became of rows: organisation, import; by row: number, outcome, errors, same row, interview, application, candidate, made application, made candidate `$11`. */
export const insertImportRows = namedQuery<never>(
  `insert into import_rows (organisation_id, import_id, row_number, outcome, errors, same_as_row, video_interview_id,
     application_id, candidate_id, made_application, made_candidate)
   select $1, $2, u.* from unnest($3::int[], $4::text[], $5::jsonb[], $6::int[], $7::bigint[], $8::bigint[], $9::bigint[],
     $10::boolean[], $11::boolean[]) as u`,
);
