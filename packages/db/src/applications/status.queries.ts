import { namedQuery } from "../kernel/sql.ts";

/**
 * Gives applications another status, each with its event: organisation, time, user, actor's kind, id and name, request,
 * reason, until when it can be taken back (`$9`, null: never); by application: id, job, old status, new status `$13`.
 */
export const changeStatusRows = namedQuery<never>(
  `with wanted as (
     select * from unnest($10::bigint[], $11::bigint[], $12::text[], $13::text[])
       as u(application_id, job_id, from_status, to_status)
   ), changed as (
     update applications a set status = w.to_status, status_changed_at = $2::timestamptz, status_code = $8,
       status_by_user_id = $3::bigint, status_before = w.from_status, undo_until = $9::timestamptz,
       hired_at = case when w.to_status = 'hired' then $2::timestamptz end, updated_at = $2::timestamptz,
       updated_by_user_id = $3::bigint, version = a.version + 1
     from wanted w where a.id = w.application_id
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     to_state, reason_code, request_id, at)
   select $1, 'application.statusChanged', 'application', w.application_id, w.job_id, $4, $5::bigint, $6, w.from_status,
     w.to_status, $8, $7, $2::timestamptz from wanted w order by w.application_id`,
);

/** How long a rejection can be taken back in organisation `$1`, in minutes. */
export const getUndoMinutes = namedQuery<{ minutes: number }>(
  "select rejection_undo_minutes as minutes from organisations where id = $1",
);

/** Queues the rejection mails of the applications `$4`, not before `$5`: organisation, time, host of Message-IDs. */
export const queueRejectionMails = namedQuery<{ mail_id: string }>(
  `insert into mails (organisation_id, unique_key, template, status, application_id, message_id, created_at, not_before)
   select $1, concat('application:', u.id, ':applicationRejected:', extract(epoch from $2::timestamptz)), 'applicationRejected',
     'queued', u.id, concat('<', replace(gen_random_uuid()::text, '-', ''), '@', $3::text, '>'), $2::timestamptz,
     $5::timestamptz from unnest($4::bigint[]) as u(id) returning id as mail_id`,
);

/** Takes back the rejection mails of the applications `$1` that have not left. */
export const cancelRejectionMails = namedQuery<never>(
  `update mails set status = 'cancelled', version = version + 1
   where application_id = any($1::bigint[]) and template = 'applicationRejected' and status = 'queued'`,
);

/** Those of the applications `$1` whose present rejection has been told by mail, or is just being told. */
export const listToldRejections = namedQuery<{ application_id: string }>(
  `select m.application_id from mails m join applications a on a.id = m.application_id
   where m.application_id = any($1::bigint[]) and m.template = 'applicationRejected'
     and m.status in ('sending', 'sent', 'uncertain') and m.created_at = a.status_changed_at`,
);

/**
 * Queues again, for the applications `$1` that are in play once more, those invitations that were called off while they were
 * not: of each interview, test and date the newest. Whether one still has its reason is asked when it is delivered.
 */
export const reviveInvitations = namedQuery<{ mail_id: string }>(
  `with newest as (
     (select distinct on (m.video_interview_id) m.id, m.status
      from video_interviews v join mails m on m.video_interview_id = v.id
      where v.application_id = any($1::bigint[]) and m.template in ('videoInterviewInvitation', 'videoInterviewReopened')
      order by m.video_interview_id, m.id desc)
     union all
     (select distinct on (m.application_id, m.assessment_id, m.final_interview_id) m.id, m.status from mails m
      where m.application_id = any($1::bigint[]) and m.template in ('assessmentAssigned', 'finalInterviewInvitation')
      order by m.application_id, m.assessment_id, m.final_interview_id, m.id desc)
   )
   update mails m set status = 'queued', version = m.version + 1 from newest n
   where m.id = n.id and n.status = 'cancelled' returning m.id as mail_id`,
);
