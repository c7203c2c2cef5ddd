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

const VIEW = `select v.id, v.application_id, v.job_id, a.candidate_id, v.status, v.first_name, v.last_name, c.email, v.phone,
    v.gender, v.address, v.username, v.interview_key, v.sealed_activation_key, v.partner_data, v.deadline, v.invited_at,
    v.confirmed_at, v.started_at, v.interviewed_at, v.created_by_user_id, v.created_at, v.version
  from video_interviews v join applications a on a.id = v.application_id join candidates c on c.id = a.candidate_id
  where v.id = $1`;
const ACCESS = `select j.owner_user_id, array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as roles
  from jobs j where j.id = $1`;

async function inTransaction(
  { database, ports }: Installation,
  { token, principal }: TestUser,
  mode: string,
  run: (client: PoolClient) => Promise<unknown>,
): Promise<unknown> {
  const client = await database.pool.connect();
  try {
    const values = [ports.cryptography.sha256(token), new Date()];
    await client.query({ name: "b_token", text: "select organisation_id, user_id from resolve_token($1, $2)", values });
    await client.query(`begin ${mode}; set local app.organisation_id = '${principal.organisationId}'`);
    await client.query({
      name: "b_user",
      text: "select role, status from users where id = $1",
      values: [principal.userId],
    });
    const result = await run(client);
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
      inTransaction(installation, owner, "read only", async (client) => {
        const view = await client.query({ name: "b_view", text: VIEW, values: [pick()] });
        await client.query({ name: "b_access", text: ACCESS, values: [view.rows[0].job_id, owner.userId] });
        return {
          ...view.rows[0],
          activationKey: installation.ports.cryptography.open(view.rows[0].sealed_activation_key),
        };
      }),
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
      inTransaction(installation, owner, "", async (client) => {
        const id = pick();
        const locked = await client.query({ name: "b_lock", text: lock, values: [id] });
        await client.query({ name: "b_access", text: ACCESS, values: [locked.rows[0].job_id, owner.userId] });
        await client.query({ name: "b_update", text: update, values: [id, new Date()] });
        const { organisationId, userId } = owner.principal;
        const values = [organisationId, id, locked.rows[0].job_id, userId, randomUUID(), new Date()];
        await client.query({ name: "b_event", text: event, values });
        const view = await client.query({ name: "b_view", text: VIEW, values: [id] });
        return {
          ...view.rows[0],
          activationKey: installation.ports.cryptography.open(view.rows[0].sealed_activation_key),
        };
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
  const { owner } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const ids: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    const person = { jobId: job.id, firstName: "N", lastName: `Trooper${n}`, email: `n${n}@empire.example` };
    ids.push((await kernel.run(videoInterviews.create, person, owner.call)).id);
  }
  await analyze(installation.ownerUrl);
  let next = 0;
  const pick = (): number => ids[(next += 1) % ids.length] ?? 0;
  for (const concurrency of [1, 8]) {
    const read: Comparison = { title: "read (videoInterviews.get)", concurrency, ...ROUND };
    await compare(read, operationRead(installation, owner, pick), handRead(installation, owner, pick));
    const write: Comparison = { title: "write (videoInterviews.setDeadline)", concurrency, ...ROUND };
    await compare(write, operationWrite(installation, owner, pick), handWrite(installation, owner, pick));
  }
});
