import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestUser } from "@hirelane/testing";
import pg, { type PoolClient } from "pg";
import { compare, type Comparison, type Contender } from "./compare.ts";
import { type Installation, withInstallation } from "./with-installation.ts";

const ROUND = { rounds: 5, milliseconds: 2000 } as const;
const { videoInterviews, jobs } = operations;

function operationRead({ kernel }: Installation, owner: TestUser, pick: () => number): Contender {
  return {
    name: "operation",
    async once() {
      const principal = await kernel.authenticate({ kind: "token", key: owner.token });
      return kernel.run(videoInterviews.get, { id: pick() }, { ...owner.call, principal });
    },
  };
}

function operationWrite({ kernel }: Installation, owner: TestUser, pick: () => number): Contender {
  return {
    name: "operation",
    async once() {
      const principal = await kernel.authenticate({ kind: "token", key: owner.token });
      return kernel.run(
        videoInterviews.setDeadline,
        { id: pick(), deadline: new Date() },
        { ...owner.call, principal },
      );
    },
  };
}

const VIEW = `select v.id::int, v.application_id::int as "applicationId", v.job_id::int as "jobId",
    a.candidate_id::int as "candidateId", v.status, v.first_name as "firstName", v.last_name as "lastName", c.email, v.phone,
    v.gender, v.address, v.username, v.interview_key as "interviewKey", v.sealed_activation_key as sealed,
    v.partner_data as "partnerData", v.deadline, v.invited_at as "invitedAt", v.confirmed_at as "confirmedAt",
    v.started_at as "startedAt", v.interviewed_at as "interviewedAt", v.created_by_user_id::int as "createdBy",
    v.created_at as "createdAt", v.version, v.evaluation_status as "evaluationStatus", j.owner_user_id::int as owner,
    array(select m.role from job_members m where m.job_id = v.job_id and m.user_id = $2) as roles,
    exists (select from shares s where s.video_interview_id = v.id and s.user_id = $2) as shared,
    (select json_agg(json_build_object('id', s.id, 'videoInterviewId', v.id, 'jobId', v.job_id, 'userId', s.user_id,
        'firstName', u.first_name, 'lastName', u.last_name, 'email', u.email, 'createdBy', s.created_by_user_id,
        'createdAt', s.created_at) order by s.id)
      from shares s join users u on u.id = s.user_id where s.video_interview_id = v.id) as shares,
    (select json_agg(f) from files f where f.video_interview_id = v.id and f.kind in ('photo', 'cv')) as files,
    (select case when asked.criteria = 0 then e.overall_rating is not null else asked.criteria = (
        select count(*) from ratings r join criteria t on t.id = r.criterion_id
        where r.evaluation_id = e.id and t.archived_at is null) end
      from evaluations e, lateral (select count(*) as criteria from criteria t
        where t.job_id = v.job_id and t.archived_at is null) asked
      where e.video_interview_id = v.id and e.user_id = $2) as done
  from video_interviews v join applications a on a.id = v.application_id join candidates c on c.id = a.candidate_id
    join jobs j on j.id = v.job_id
  where v.id = $1`;
const ACCESS = `select j.owner_user_id::int as owner,
    array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as roles,
    exists (select from shares s where s.video_interview_id = v.id and s.user_id = $2) as shared
  from video_interviews v join jobs j on j.id = v.job_id where v.id = $1`;
const DATES = ["deadline", "invitedAt", "confirmedAt", "startedAt", "interviewedAt", "createdAt"] as const;
const CLOSENESS: Readonly<Record<string, number>> = { reviewer: 1, evaluator: 1, manager: 2 };

/** Who someone is to a row: 2 manages it, 1 sees it, 0 knows nothing of it. */
function closeness(role: string, userId: number, row: { owner: number; roles: string[]; shared: boolean }): number {
  if (role === "owner" || role === "admin" || (role === "recruiter" && row.owner === userId)) return 2;
  return Math.max(row.shared ? 1 : 0, ...row.roles.map((each) => CLOSENESS[each] ?? 0));
}

async function viewByHand(
  { ports }: Installation,
  { userId }: TestUser,
  role: string,
  client: PoolClient,
  id: number,
): Promise<unknown> {
  const { rows } = await client.query({ name: "b_view", text: VIEW, values: [id, userId] });
  const { owner, roles, shared, sealed, shares, files, done, ...view } = rows[0];
  const close = closeness(role, userId, { owner, roles, shared });
  if (close === 0) throw new Error("No such video interview.");
  if (files !== null) throw new Error("Nobody has attached a file.");
  for (const column of DATES) if (view[column] !== null) view[column] = new Date(view[column]);
  const progress = done === true ? "completed" : "pending";
  const common = { ...view, photo: null, cv: null, myEvaluationStatus: roles.includes("evaluator") ? progress : null };
  if (close === 1) return { ...common, activationKey: null, shares: null };
  const activationKey = ports.cryptography.open(sealed);
  const toShare = (share: { createdAt: string }): object => ({ ...share, createdAt: new Date(share.createdAt) });
  return { ...common, activationKey, shares: (shares ?? []).map(toShare) };
}

async function inTransaction(
  { database, ports }: Installation,
  { token, principal }: TestUser,
  mode: string,
  run: (client: PoolClient, role: string) => Promise<unknown>,
): Promise<unknown> {
  const client = await database.pool.connect();
  try {
    const values = [ports.cryptography.sha256(token), new Date()];
    await client.query({ name: "b_token", text: "select organisation_id, user_id from resolve_token($1, $2)", values });
    await client.query(`begin ${mode}; set local app.organisation_id = '${principal.organisationId}'`);
    const text = "select role, status from users where id = $1";
    const { rows } = await client.query({ name: "b_user", text, values: [principal.userId] });
    if (rows[0].status !== "active") throw new Error("The account is not active.");
    const result = await run(client, rows[0].role);
    await client.query("commit");
    return result;
  } finally {
    client.release();
  }
}

function handRead(installation: Installation, owner: TestUser, pick: () => number): Contender {
  return {
    name: "by hand",
    once: () =>
      inTransaction(installation, owner, "read only", (client, role) =>
        viewByHand(installation, owner, role, client, pick()),
      ),
  };
}

function handWrite(installation: Installation, owner: TestUser, pick: () => number): Contender {
  const lock = "select * from video_interviews where id = $1 for update";
  const update = "update video_interviews set deadline = $2, version = version + 1 where id = $1";
  const event = `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, request_id, at)
    values ($1, 'videoInterview.deadlineSet', 'videoInterview', $2, $3, 'user', $4, $5, $6)`;
  return {
    name: "by hand",
    once: () =>
      inTransaction(installation, owner, "", async (client, role) => {
        const id = pick();
        const access = await client.query({ name: "b_access", text: ACCESS, values: [id, owner.userId] });
        if (closeness(role, owner.userId, access.rows[0]) < 2) throw new Error("You may not change this.");
        const locked = await client.query({ name: "b_lock", text: lock, values: [id] });
        await client.query({ name: "b_update", text: update, values: [id, new Date()] });
        const { organisationId, userId } = owner.principal;
        const values = [organisationId, id, locked.rows[0].job_id, userId, randomUUID(), new Date()];
        await client.query({ name: "b_event", text: event, values });
        return viewByHand(installation, owner, role, client, id);
      }),
  };
}

/** Tables that were just filled have no statistics, and plans that autovacuum would mend within a minute. */
async function analyze(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("analyze");
  await client.end();
}

/** An operation read and an operation write, token included, beside the same SQL written by hand. */
await withInstallation(async (installation) => {
  const { kernel } = installation;
  const { owner, recruiter } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const ids: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    const person = { jobId: job.id, firstName: "N", lastName: `Trooper${n}`, email: `n${n}@empire.example` };
    ids.push((await kernel.run(videoInterviews.create, person, owner.call)).id);
  }
  await analyze(installation.ownerUrl);
  const [first = 0] = ids;
  await kernel.run(operations.shares.create, { videoInterviewId: first, userId: recruiter.userId }, owner.call);
  for (const reader of [owner, recruiter]) {
    const [ours, theirs] = [operationRead, handRead].map((make) => make(installation, reader, () => first));
    assert.deepEqual(await ours?.once(), await theirs?.once());
  }
  let next = 0;
  const pick = (): number => ids[(next += 1) % ids.length] ?? 0;
  for (const concurrency of [1, 8]) {
    const read: Comparison = { title: "read (videoInterviews.get)", concurrency, ...ROUND };
    await compare(read, operationRead(installation, owner, pick), handRead(installation, owner, pick));
    const write: Comparison = { title: "write (videoInterviews.setDeadline)", concurrency, ...ROUND };
    await compare(write, operationWrite(installation, owner, pick), handWrite(installation, owner, pick));
  }
});
