import { awaitedStatuses, silentApplicationStatuses, transitions } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

const expiries = transitions.filter(({ by, action }) => by === "system" && action === "expire");
const quoted = (statuses: readonly string[]): string => statuses.map((status) => `'${status}'`).join(", ");
const statusAfter = expiries.map(({ from, to }) => `when '${from}' then '${to}'`).join(" ");

/** The organisations with interviews whose time is up at `$1`. */
export const organisationsWithDueInterviews = namedQuery<{ organisation_id: string }>(
  "select organisation_id from organisations_with_due_interviews($1)",
);

/** The organisations with reminders that are due at `$1`. */
export const organisationsWithDueReminders = namedQuery<{ organisation_id: string }>(
  "select organisation_id from organisations_with_due_reminders($1)",
);

/**
 * Ends the interviews whose time is up at `$1`, at most `$2`, in the name of the job `$3` and the request `$4`: status by
 * the state table, event, reminders, sessions. Rows that others hold are left to them, or to the next sweep.
 */
export const expireDueInterviews = namedQuery<{ expired: number }>(
  `with due as materialized (
     select v.id from video_interviews v
     where v.due_at <= $1::timestamptz and v.status in (${quoted(expiries.map(({ from }) => from))})
     order by v.due_at limit $2 for no key update skip locked
   ), moved as (
     update video_interviews v
     set status = case v.status ${statusAfter} end, inactive_at = null, version = v.version + 1
     from due where v.id = due.id
     returning new.id, new.organisation_id, new.job_id, old.status as from_state, new.status as to_state
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, from_state,
       to_state, request_id, at)
     select m.organisation_id, 'videoInterview.advanced', 'videoInterview', m.id, m.job_id, 'system', $3, m.from_state,
       m.to_state, $4, $1 from moved m
   ), disarmed as (
     delete from reminders r using moved m
     where r.organisation_id = m.organisation_id and r.video_interview_id = m.id and r.settled_at is null
   ), closed as (
     update tokens t set revoked_at = $1 from moved m
     where t.organisation_id = m.organisation_id and t.video_interview_id = m.id and t.revoked_at is null
   )
   select count(*)::int as expired from moved`,
);

/**
 * Settles the reminders that are due at `$1`, at most `$2`, in the name of the job `$3` and the request `$4`, and queues
 * the mails of those that still make sense, with Message-IDs at the host `$5`. Of several of one deadline that are due at
 * once, the one nearest to it has a mail. Those of a rejection that can still be taken back wait. `mail_ids` are joined by commas.
 */
export const settleDueReminders = namedQuery<{ settled: number; mail_ids: string | null }>(
  `with due as materialized (
     select r.id, r.organisation_id, r.video_interview_id, r.offset_minutes, r.deadline, v.job_id,
       v.status in (${quoted(awaitedStatuses)}) and v.deadline = r.deadline and r.deadline > $1::timestamptz
         and a.status not in (${quoted(silentApplicationStatuses)})
         and not exists (select from reminders later
           where later.organisation_id = r.organisation_id and later.video_interview_id = r.video_interview_id
             and later.deadline = r.deadline and later.due_at > r.due_at and later.due_at <= $1) as makes_sense
     from reminders r join video_interviews v on v.id = r.video_interview_id
       join applications a on a.id = v.application_id
     where r.settled_at is null and r.due_at <= $1 and not (a.status = 'rejected' and a.undo_until > $1::timestamptz)
     order by r.due_at limit $2 for update of r skip locked for share of v skip locked
   ), settled as (
     update reminders r set settled_at = $1 from due where r.id = due.id
   ), queued as (
     insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select d.organisation_id, concat('videoInterview:', d.video_interview_id, ':reminder:', d.offset_minutes, ':',
         extract(epoch from d.deadline)), 'videoInterviewReminder', 'queued', d.video_interview_id,
       concat('<', replace(gen_random_uuid()::text, '-', ''), '@', $5::text, '>'), $1
     from due d where d.makes_sense
     on conflict (organisation_id, unique_key) do nothing
     returning id, video_interview_id
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, request_id, at)
     select d.organisation_id, 'videoInterview.reminded', 'videoInterview', d.video_interview_id, d.job_id, 'system', $3,
       $4, $1 from due d join queued q on q.video_interview_id = d.video_interview_id where d.makes_sense
   )
   select (select count(*) from due)::int as settled, (select string_agg(q.id::text, ',') from queued q) as mail_ids`,
);
