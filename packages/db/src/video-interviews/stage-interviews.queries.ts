import { namedQuery } from "../kernel/sql.ts";

/** The persons of those of the applications `$1` that have no video interview yet. */
export const listWithoutInterview = namedQuery<{
  application_id: string;
  job_id: string;
  first_name: string;
  last_name: string;
  phone: string;
  gender: string;
  address: string;
}>(
  `select a.id as application_id, a.job_id, c.first_name, c.last_name, c.phone, c.gender, c.address
   from applications a join candidates c on c.id = a.candidate_id
   where a.id = any($1::bigint[]) and not exists (select from video_interviews v where v.application_id = a.id)
   order by a.id`,
);

/**
 * Creates video interviews that are not yet invited, with their events: organisation, time, user, actor's kind, id and name,
 * request, questions (null: the job's); then, by interview: application, job, first name, last name, phone, gender, address,
 * username, interview key, hash and seal of the activation key `$19`. A username that is taken leaves its row out.
 */
export const insertNewInterviews = namedQuery<{ application_id: string }>(
  `with made as (
     insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, phone, gender,
       address, username, interview_key, activation_key_hash, sealed_activation_key, question_set_id, question_set_revision,
       created_by_user_id, created_at)
     select $1, u.application_id, u.job_id, 'new', u.first_name, u.last_name, u.phone, u.gender, u.address, u.username,
       u.interview_key, u.activation_key_hash, u.sealed_activation_key, s.id, s.revision, $3::bigint, $2::timestamptz
     from unnest($9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
       $17::text[], $18::text[], $19::text[]) as u(application_id, job_id, first_name, last_name, phone, gender, address,
         username, interview_key, activation_key_hash, sealed_activation_key)
     left join question_sets s on s.id = $8::bigint and s.archived_at is null
     on conflict do nothing returning id, application_id, job_id
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, to_state,
       related_id, request_id, at)
     select $1, 'videoInterview.created', 'videoInterview', m.id, m.job_id, $4, $5::bigint, $6, 'new', m.application_id, $7,
       $2::timestamptz from made m order by m.id
   )
   select application_id from made`,
);

/** Gives the video interviews of the applications `$1` that are new the deadline `$2`. */
export const setDeadlineOfNew = namedQuery<never>(
  "update video_interviews set deadline = $2, version = version + 1 where application_id = any($1::bigint[]) and status = 'new'",
);

/**
 * Invites the candidates of those of the applications `$9` whose video interview is new, and who can be invited: deadline,
 * mail, reminders and event as a single advance leaves them. Parameters: organisation, time, actor's kind, id and name,
 * request, host of Message-IDs, time in words of mail keys; `$10` days to the deadline, null: the job's;
 * `$11` questions, null: those it has, else the job's.
 */
export const inviteNewInterviews = namedQuery<{ mail_id: string }>(
  `with due as (
     select v.id, v.job_id, s.id as question_set_id, s.revision as question_set_revision,
       coalesce(j.reminder_offsets_minutes, o.reminder_offsets_minutes) as offsets,
       coalesce(v.deadline, $2::timestamptz + make_interval(hours =>
         24 * coalesce($10::int, j.interview_period_days, o.interview_period_days))) as deadline
     from video_interviews v join applications a on a.id = v.application_id join candidates c on c.id = a.candidate_id
       join jobs j on j.id = v.job_id join organisations o on o.id = v.organisation_id
       left join question_sets s on s.id = $11::bigint and s.archived_at is null
     where v.application_id = any($9::bigint[]) and v.status = 'new' and c.email <> ''
       and (v.deadline is null or v.deadline > $2::timestamptz)
     order by v.id for no key update of v
   ), invited as (
     update video_interviews v set status = 'invited', deadline = d.deadline, invited_at = $2::timestamptz,
       question_set_id = coalesce(d.question_set_id, v.question_set_id),
       question_set_revision = coalesce(d.question_set_revision, v.question_set_revision), version = v.version + 1
     from due d where v.id = d.id
   ), queued as (
     insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select $1, concat('videoInterview:', d.id, ':videoInterviewInvitation:', $8::text), 'videoInterviewInvitation', 'queued',
       d.id, concat('<', replace(gen_random_uuid()::text, '-', ''), '@', $7::text, '>'), $2::timestamptz
     from due d order by d.id returning id
   ), armed as (
     insert into reminders (organisation_id, video_interview_id, offset_minutes, deadline, due_at)
     select $1, d.id, o.minutes, d.deadline, d.deadline - o.minutes * interval '1 minute'
     from due d cross join unnest(d.offsets) as o(minutes)
     where d.deadline - o.minutes * interval '1 minute' > $2::timestamptz
     on conflict do nothing
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
       from_state, to_state, request_id, at)
     select $1, 'videoInterview.advanced', 'videoInterview', d.id, d.job_id, $3, $4::bigint, $5, 'new', 'invited', $6,
       $2::timestamptz from due d order by d.id
   )
   select id as mail_id from queued`,
);
