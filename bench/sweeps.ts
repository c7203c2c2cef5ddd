import { type AnyJob, jobs as everyJob } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import pg from "pg";
import { type Installation, withInstallation } from "./with-installation.ts";

const ROWS = 100_000;
const ROUNDS = 5;
const jobs: readonly AnyJob[] = everyJob;

/** A sweep beside one statement by hand with the same effects, and what makes all rows due before each run. */
interface Contest {
  readonly title: string;
  readonly job: string;
  readonly prepare: readonly string[];
  readonly byHand: string;
  /** Counts what one run has done. */
  readonly done: string;
}

const people = [
  `insert into jobs (organisation_id, title, owner_user_id, created_at)
   select organisation_id, 'Job', min(id), now() from users group by organisation_id`,
  `insert into candidates (organisation_id, email, first_name, last_name, created_at)
   select o.id, 'c' || n || '@people.example', 'C', 'N', now() from organisations o, generate_series(1, ${ROWS}) n`,
  `insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
   select c.organisation_id, (select min(id) from jobs), c.id, 'active', now(), now() from candidates c`,
  `insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, username,
     interview_key, activation_key_hash, sealed_activation_key, created_at)
   select a.organisation_id, a.id, a.job_id, 'invited', 'C', 'N', 'name' || a.id, 'key' || a.id, 'hash' || a.id,
     'sealed', now() from applications a`,
  "vacuum analyze",
];

const expiry: Contest = {
  title: "expiry sweep",
  job: "expireVideoInterviews",
  prepare: [
    "update video_interviews set status = 'invited', deadline = now() - interval '1 minute'",
    "vacuum analyze video_interviews",
  ],
  byHand: `with moved as (
      update video_interviews set status = case status when 'interviewing' then 'aborted' else 'expired' end,
        inactive_at = null, version = version + 1
      where due_at <= $1 returning id, organisation_id, job_id, old.status as from_state, new.status as to_state
    ), noted as (
      insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, from_state,
        to_state, request_id, at)
      select organisation_id, 'videoInterview.advanced', 'videoInterview', id, job_id, 'system', 'byHand', from_state,
        to_state, 'byHand', $1 from moved
    ) select count(*) from moved`,
  done: "select count(*) from video_interviews where status = 'expired'",
};

const reminders: Contest = {
  title: "reminder sweep",
  job: "remindCandidates",
  prepare: [
    "update video_interviews set status = 'invited', deadline = '2099-11-11T23:00Z' where due_at is distinct from '2099-11-11T23:00Z'",
    "delete from reminders",
    "delete from mails",
    "delete from pgboss.job",
    `insert into reminders (organisation_id, video_interview_id, offset_minutes, deadline, due_at)
     select organisation_id, id, 1440, deadline, now() - interval '1 minute' from video_interviews`,
    "vacuum analyze video_interviews, reminders, mails",
    "vacuum analyze pgboss.job",
  ],
  byHand: `with settled as (
      update reminders r set settled_at = $1 from video_interviews v
      where v.id = r.video_interview_id and r.settled_at is null and r.due_at <= $1
        and v.status in ('invited', 'confirmed') and v.deadline = r.deadline and r.deadline > $1
      returning r.organisation_id, v.id, v.job_id, r.offset_minutes, r.deadline
    ), queued as (
      insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
      select organisation_id, concat('videoInterview:', id, ':reminder:', offset_minutes, ':', deadline),
        'videoInterviewReminder', 'queued', id, concat('<', gen_random_uuid(), '@hirelane.example>'), $1 from settled
      returning organisation_id, id
    ), noted as (
      insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, request_id, at)
      select organisation_id, 'videoInterview.reminded', 'videoInterview', id, job_id, 'system', 'byHand', 'byHand', $1
      from settled
    ), enqueued as (
      insert into pgboss.job (name, data, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay,
        retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
      select q.name, jsonb_build_object('organisationId', m.organisation_id, 'mailId', m.id), q.expire_seconds,
        q.deletion_seconds, now() + interval '14 days', q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
        q.policy, q.dead_letter, q.heartbeat_seconds
      from queued m, pgboss.queue q where q.name = 'deliverMail'
    ) select count(*) from settled`,
  done: `select least((select count(*) from mails), (select count(*) from pgboss.job where name = 'deliverMail'),
    (select count(*) from reminders where settled_at is not null))`,
};

/** What the rounds of a contest share. */
interface Arena extends Installation {
  readonly owner: pg.Client;
  readonly organisationId: number;
}

async function runJob({ kernel }: Arena, name: string): Promise<void> {
  const job = jobs.find((each) => each.name === name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  const context = { kernel, mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) } };
  await job.run(context, {});
}

async function runByHand({ database, organisationId }: Arena, statement: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query(`begin; set local statement_timeout = 0; set local app.organisation_id = '${organisationId}'`);
    await client.query(statement, [new Date()]);
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function rowsPerSecond({ owner }: Arena, { prepare, done }: Contest, run: () => Promise<void>): Promise<number> {
  for (const statement of prepare) await owner.query(statement);
  const started = performance.now();
  await run();
  const seconds = (performance.now() - started) / 1000;
  const { rows } = await owner.query<{ n: string }>(`select (${done}) as n`);
  if (Number(rows[0]?.n) !== ROWS) throw new Error(`Only ${rows[0]?.n} rows were done.`);
  return ROWS / seconds;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function hold(arena: Arena, contest: Contest): Promise<void> {
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const a = await rowsPerSecond(arena, contest, () => runJob(arena, contest.job));
    const b = await rowsPerSecond(arena, contest, () => runByHand(arena, contest.byHand));
    if (round === 0) continue;
    ours.push(a);
    limit.push(b);
  }
  const ratios = ours.map((value, index) => value / (limit[index] ?? Number.NaN));
  console.log(`${contest.title}, ${ROWS} due at once, median of ${ROUNDS} alternating rounds`);
  console.log(
    `  sweep: ${median(ours).toFixed(0)} rows/s   by hand: ${median(limit).toFixed(0)} rows/s   ratio ${median(ratios).toFixed(2)}`,
  );
}

/** The sweeps over 100,000 rows that are due at once, beside one UPDATE … RETURNING with its inserts written by hand. */
await withInstallation(async (installation) => {
  const owner = new pg.Client({ connectionString: installation.ownerUrl });
  owner.on("error", (error) => console.error(error.message));
  await owner.connect();
  const { organisationId } = await makeOrganisation(installation.kernel);
  await owner.query(`set app.organisation_id = '${organisationId}'`);
  for (const statement of people) await owner.query(statement);
  for (const contest of [expiry, reminders]) await hold({ ...installation, owner, organisationId }, contest);
  await owner.end();
});
