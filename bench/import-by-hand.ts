import type pg from "pg";
import type { Installation } from "./with-installation.ts";

/** The log of events is append-only but for this. */
const emptied: readonly string[] = [
  "alter table events disable trigger events_no_truncate",
  `truncate imports, import_chunks, import_keys, import_rows, candidates, applications, video_interviews, mails, reminders,
     events, mailbox_messages cascade`,
  "alter table events enable trigger events_no_truncate",
  "truncate pgboss.job",
];

const DEADLOCK = "40P01";

/** Empties the tables that an import fills; what the worker of the round before still analyses is waited for. */
export async function emptyTables(owner: pg.Client): Promise<void> {
  for (const statement of emptied) {
    await owner.query(statement).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === DEADLOCK)) throw error;
      return owner.query(statement);
    });
  }
}

/** How many candidates are invited, with mail, job, reminders and events. */
export async function invitedRows(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(
    `select least((select count(*) from video_interviews where status = 'invited'), (select count(*) from mails),
       (select count(*) / 2 from reminders),
       (select count(*) from events where type = 'videoInterview.advanced')) as n`,
  );
  return Number(rows[0]?.n);
}

/** The statements of the limit: each writes all rows of one table, with as many values as the import gives. */
const statements = (organisation: number, job: number, rows: number): string[] => [
  `create temporary table people on commit drop as
   select n, 'pilot' || n || '@rebels.example' as email, 'Luke' as first_name, 'skywalker' || n % 5000 as last_name,
     '+49 30 123456' as phone, 'Mos Eisley 1, Tatooine' as address, md5(n::text) || md5('x' || n) as hash,
     md5('k' || n) as key, md5('s' || n) || md5('t' || n) || md5('u' || n) as sealed
   from generate_series(1, ${rows}) n`,
  `create temporary table persons on commit drop as with made as (
     insert into candidates (organisation_id, email, first_name, last_name, phone, gender, address, created_at)
     select ${organisation}, email, first_name, last_name, phone, '', address, now() from people returning id, email)
   select made.id as candidate_id, people.* from made join people using (email)`,
  `create temporary table applied on commit drop as with made as (
     insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
     select ${organisation}, ${job}, candidate_id, 'active', now(), now() from persons returning id, candidate_id)
   select made.id as application_id, persons.* from made join persons using (candidate_id)`,
  `create temporary table interviews on commit drop as with made as (
     insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, phone, gender,
       address, username, interview_key, activation_key_hash, sealed_activation_key, deadline, invited_at,
       created_by_user_id, created_at, version)
     select ${organisation}, application_id, ${job}, 'invited', first_name, last_name, phone, '', address, last_name || n, key,
       hash, sealed, now() + interval '7 days', now(), (select min(id) from users), now(), 2 from applied
     returning id, application_id, deadline)
   select * from made`,
  `create temporary table letters on commit drop as with made as (
     insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select ${organisation}, concat('videoInterview:', id, ':videoInterviewInvitation:', now()), 'videoInterviewInvitation',
       'queued', id, concat('<', md5(id::text), '@hirelane.example>'), now() from interviews returning id)
   select * from made`,
  `insert into reminders (organisation_id, video_interview_id, offset_minutes, deadline, due_at)
   select ${organisation}, id, o, deadline, deadline - o * interval '1 minute' from interviews, unnest('{4320,1440}'::int[]) o`,
  `insert into events (organisation_id, type, subject_kind, subject_id, actor_kind, actor_id, request_id, at)
   select ${organisation}, 'candidate.created', 'candidate', candidate_id, 'user', 1, 'r', now() from persons`,
  `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, to_state, related_id,
     request_id, at)
   select ${organisation}, 'application.created', 'application', application_id, ${job}, 'user', 1, 'active', candidate_id, 'r',
     now() from applied`,
  `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, from_state, to_state,
     related_id, request_id, at)
   select ${organisation}, s.type, 'videoInterview', id, ${job}, 'user', 1, s.was, s.is, application_id, 'r', now()
   from interviews, (values ('videoInterview.created', null, 'new'), ('videoInterview.advanced', 'new', 'invited')) s(type, was, "is")`,
  `insert into pgboss.job (name, data, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay,
     retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
   select q.name, jsonb_build_object('organisationId', ${organisation}, 'mailId', m.id), q.expire_seconds,
     q.deletion_seconds, now() + interval '14 days', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
     q.policy, q.dead_letter, q.heartbeat_seconds
   from letters m, pgboss.queue q where q.name = 'deliverMail'`,
];

/** Writes the rows that an import leaves by one statement per table, in one transaction; gives the seconds it took. */
export async function importByHand(
  { database }: Installation,
  organisation: number,
  job: number,
  rows: number,
): Promise<number> {
  const client = await database.pool.connect();
  const started = performance.now();
  try {
    await client.query(`begin; set local statement_timeout = 0; set local app.organisation_id = '${organisation}'`);
    for (const statement of statements(organisation, job, rows)) await client.query(statement);
    await client.query("commit");
  } finally {
    client.release();
  }
  return (performance.now() - started) / 1000;
}
