import { namedQuery, writeTransaction } from "@hirelane/db";
import { type AnyJob, jobs, type Kernel, operations } from "@hirelane/operations";
import { makeOrganisation, type TestUser } from "@hirelane/testing";
import pg from "pg";
import { type Installation, withInstallation } from "./with-installation.ts";

/** `node bench/pipeline-rules.ts [steps] [applications] [rounds]`: rules on completed steps, and a simulation. */
const words = process.argv.slice(2);
const STEPS = Number(words[0] ?? 10_000);
const APPLICATIONS = Number(words[1] ?? 100_000);
const ROUNDS = Number(words[2] ?? 5);
const CHUNK = 1000;

const rule = {
  logic: "AND",
  conditions: [
    { field: "skillsScore", operator: ">=", value: 1 },
    {
      logic: "OR",
      conditions: [
        { field: "city", operator: "in", value: ["Pune", "Berlin"] },
        { field: "city", operator: "contains", value: "town" },
      ],
    },
  ],
};

interface Arena extends Installation {
  readonly client: pg.Client;
  readonly manager: TestUser;
  readonly organisationId: number;
  readonly stageIds: readonly number[];
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function prepare(installation: Installation): Promise<Arena> {
  const { kernel, url } = installation;
  const { organisationId, owner: manager } = await makeOrganisation(kernel);
  const stages = ["First", "Second"].map((name) => ({ service: "manual", name }));
  const workflow = await kernel.run(operations.workflows.create, { name: "Bench", stages }, manager.call);
  const job = await kernel.run(operations.jobs.create, { title: "Bench" }, manager.call);
  await kernel.run(operations.workflows.assign, { jobId: job.id, workflowId: workflow.id }, manager.call);
  const stageIds = workflow.stages.map(({ id }) => id);
  await kernel.run(operations.stageRules.set, { stageId: stageIds[0], rule }, manager.call);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set app.organisation_id = '${organisationId}'`);
  for (const sql of applicants(organisationId, job.id, stageIds[0] ?? 0)) await client.query(sql);
  return { ...installation, client, manager, organisationId, stageIds };
}

function applicants(organisation: number, job: number, stage: number): string[] {
  return [
    `insert into candidates (organisation_id, email, first_name, last_name, city, created_at, updated_at)
     select ${organisation}, 'c' || n || '@bench.example', 'C', 'N', (array['Pune', 'Berlin', 'Oldtown', 'Rome'])[1 + n % 4], now(), now()
     from generate_series(1, ${APPLICATIONS}) n`,
    `insert into applications (organisation_id, job_id, candidate_id, status, stage_id, created_at, updated_at)
     select ${organisation}, ${job}, c.id, 'active', ${stage}, now(), now() from candidates c`,
    `insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, skills_score, created_at, updated_at)
     select ${organisation}, a.id, ${job}, 1, true, 'none', a.id % 300, now(), now() from applications a`,
  ];
}

/** Puts so many applications back to where their rules have to run; gives their steps. */
async function reset({ client, organisationId, stageIds }: Arena): Promise<number[]> {
  const [first] = stageIds;
  await client.query("delete from steps");
  await client.query("update applications set stage_id = $1 where stage_id <> $1", [first]);
  const { rows } = await client.query(
    `insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at, started_at, completed_at)
     select $1, a.id, a.job_id, $2, 'completed', now(), now(), now() from applications a order by a.id limit $3 returning id`,
    [organisationId, first, STEPS],
  );
  for (const table of ["steps", "applications"]) await client.query(`vacuum analyze ${table}`).catch(() => undefined);
  return rows.map((row) => Number(row.id));
}

const chunksOf = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK));

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

/** What the worker does: one job for each chunk. */
async function byRules(kernel: Kernel, organisationId: number, stepIds: readonly number[]): Promise<void> {
  const every: readonly AnyJob[] = jobs;
  const job = every.find(({ name }) => name === "runStageRules");
  if (job === undefined) throw new Error("There is no such job.");
  const never = () => Promise.reject(new Error("Not asked for."));
  const context = { kernel, mail: { deliver: never } };
  for (const chunk of chunksOf(stepIds)) await job.run(context, { organisationId, stepIds: chunk });
}

const byHandSql = namedQuery<never>(
  `with judged as (
     select s.id, s.application_id, s.job_id,
       coalesce(r.skills_score >= 100 and (c.city_key = any('{pune,berlin}') or strpos(c.city_key, 'town') > 0), false) as passed
     from steps s join applications a on a.id = s.application_id join candidates c on c.id = a.candidate_id
       left join resumes r on r.application_id = a.id and r.current
     where s.id = any($1::bigint[]) and s.status = 'completed' and s.decided_by is null for no key update of s, a
   ), decided as (
     update steps s set status = case when j.passed then 'approved' else s.status end, decided_by = 'workflow',
       decided_at = now(), version = version + 1 from judged j where s.id = j.id
   ), moved as (
     update applications a set stage_id = $3, stage_entered_at = now(), updated_at = now(), version = version + 1
     from judged j where j.passed and a.id = j.application_id
   ), opened as (
     insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select $2, application_id, job_id, $3, 'notStarted', now() from judged where passed
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, from_state, to_state,
     related_id, request_id, at)
   select $2, e.type, 'application', j.application_id, j.job_id, 'system', 'bench', 'a', 'b', $3, 'bench', now()
   from judged j cross join (values ('application.stepChanged'), ('application.moved')) as e(type)
   where j.passed or e.type = 'application.stepChanged'`,
);

/** The same by one statement for each chunk. */
async function byHand({ database, organisationId, stageIds }: Arena, stepIds: readonly number[]): Promise<void> {
  for (const chunk of chunksOf(stepIds)) {
    await writeTransaction(database, organisationId, ({ sql }) =>
      sql.rows(byHandSql, [chunk, organisationId, stageIds[1]]),
    );
  }
}

await withInstallation(async (installation) => {
  const arena = await prepare(installation);
  const { kernel, organisationId, manager, stageIds, client } = arena;
  const figures: { ours: number; limit: number; simulation: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const forUs = await reset(arena);
    const ours = await timed(() => byRules(kernel, organisationId, forUs));
    const forThem = await reset(arena);
    const limit = await timed(() => byHand(arena, forThem));
    const simulation = await timed(async () => {
      await kernel.run(operations.stageRules.simulate, { stageId: stageIds[0] }, manager.call);
    });
    if (round > 0) figures.push({ ours, limit, simulation });
  }
  const rate = (of: (figure: (typeof figures)[number]) => number) => Math.round(STEPS / median(figures.map(of)));
  const ratio = median(figures.map(({ ours, limit }) => limit / ours));
  console.log(
    `rules on ${STEPS} steps: ${rate(({ ours }) => ours)} rows/s, by hand ${rate(({ limit }) => limit)} rows/s, ratio ${ratio.toFixed(2)}`,
  );
  const seconds = median(figures.map(({ simulation }) => simulation));
  console.log(`simulation of ${APPLICATIONS} applications: ${Math.round(seconds * 1000)} ms`);
  await client.end();
});
