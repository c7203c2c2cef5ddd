import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestUser } from "@hirelane/testing";
import pg from "pg";
import { type Installation, withInstallation } from "./with-installation.ts";

const { applications, jobs, workflows } = operations;

/**
 * `node bench/pipeline.ts [applications] [rounds]`: a bulk move, one of whose applications cannot be moved, beside the same
 * rows written by set-based SQL.
 */
const ROWS = Number(process.argv[2] ?? 10_000);
const ROUNDS = Number(process.argv[3] ?? 5);

interface Arena extends Installation {
  readonly manager: TestUser;
  /** Connected as the application role, with policies in force, as our own statements are. */
  readonly hand: pg.Client;
  readonly jobId: number;
  readonly stages: readonly [number, number];
  readonly ids: readonly number[];
}

const people = (organisationId: number, jobId: number): string[] => [
  `insert into candidates (organisation_id, email, first_name, last_name, created_at, updated_at)
   select ${organisationId}, 'c' || n || '@people.example', 'C', 'N', now(), now() from generate_series(1, ${ROWS}) n`,
  `insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
   select ${organisationId}, ${jobId}, id, 'active', now(), now() from candidates`,
];

/** Everybody back in the resume screening, which nobody has looked at; one of them rejected. */
async function reset({ hand, stages: [first] }: Arena): Promise<void> {
  await hand.query("delete from steps");
  await hand.query("update applications set stage_id = $1", [first]);
  await hand.query("update applications set status = 'rejected' where id = (select min(id) from applications)");
  await hand.query(
    `insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select organisation_id, id, job_id, stage_id, 'notStarted', now() from applications`,
  );
}

async function ours({ kernel, manager, stages: [, second], ids }: Arena): Promise<void> {
  const input = { action: "move", stageId: second, ids };
  const { counts } = await kernel.run(applications.bulk, input, manager.call);
  if (counts.done !== ROWS - 1 || counts.refused !== 1) throw new Error(`Outcomes: ${JSON.stringify(counts)}.`);
}

/** The same rows: stage, approved screening, opened step, two events for each application. */
async function byHand({ hand, manager, stages: [first, second] }: Arena): Promise<void> {
  const { userId } = manager;
  await hand.query("begin");
  await hand.query(
    `update steps set status = 'approved', decided_by = 'person', decided_by_user_id = $2, started_at = now(),
       completed_at = now(), decided_at = now(), version = version + 1
     where stage_id = $1 and exists (select 1 from applications a where a.id = application_id and a.status = 'active')`,
    [first, userId],
  );
  await hand.query(
    `insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select organisation_id, id, job_id, $2, 'notStarted', now() from applications where stage_id = $1 and status = 'active'`,
    [first, second],
  );
  await hand.query(
    `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, from_state, to_state,
       related_id, request_id, at)
     select a.organisation_id, e.type, 'application', a.id, a.job_id, 'user', $3, e.from_state, e.to_state, e.related_id,
       'hand', now()
     from applications a cross join (values ('application.stepChanged', 'notStarted', 'approved', $1::bigint),
       ('application.moved', $1::bigint::text, $2::bigint::text, null)) as e(type, from_state, to_state, related_id)
     where a.stage_id = $1::bigint and a.status = 'active'`,
    [first, second, userId],
  );
  await hand.query(
    `update applications set stage_id = $2, stage_entered_at = now(), updated_at = now(), updated_by_user_id = $3,
       version = version + 1 where stage_id = $1 and status = 'active'`,
    [first, second, userId],
  );
  await hand.query("commit");
}

async function rowsPerSecond(arena: Arena, run: (arena: Arena) => Promise<void>): Promise<number> {
  await reset(arena);
  const started = performance.now();
  await run(arena);
  return (ROWS * 1000) / (performance.now() - started);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function compareMoves(arena: Arena): Promise<void> {
  const figures: { ours: number; limit: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const figure = { ours: await rowsPerSecond(arena, ours), limit: await rowsPerSecond(arena, byHand) };
    if (round > 0) figures.push(figure);
  }
  const ratio = median(figures.map((figure) => figure.ours / figure.limit));
  const [mine, limit] = [median(figures.map((each) => each.ours)), median(figures.map((each) => each.limit))];
  console.log(
    `moving ${ROWS} applications in bulk, one of them refused, with steps and events, median of ${ROUNDS} alternating rounds`,
  );
  console.log(`  bulk: ${mine.toFixed(0)}/s   by hand: ${limit.toFixed(0)}/s   ratio ${ratio.toFixed(2)}`);
}

await withInstallation(async (installation) => {
  const { kernel } = installation;
  const { owner: manager, organisationId } = await makeOrganisation(kernel);
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, manager.call);
  const hand = new pg.Client({ connectionString: installation.url });
  hand.on("error", (error) => console.error(error.message));
  await hand.connect();
  await hand.query(`set app.organisation_id = '${organisationId}'`);
  for (const statement of people(organisationId, jobId)) await hand.query(statement);
  const stages = [
    { service: "resumeScreening", name: "Screening" },
    { service: "manual", name: "Trial day" },
  ];
  const workflow = await kernel.run(workflows.create, { name: "Pilots", stages }, manager.call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, manager.call);
  const [first, second] = workflow.stages.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error("The workflow has no stages.");
  const { rows } = await hand.query<{ id: string }>("select id from applications order by id");
  const owner = new pg.Client({ connectionString: installation.ownerUrl });
  await owner.connect();
  await owner.query("analyze");
  await owner.end();
  const ids = rows.map(({ id }) => Number(id));
  await compareMoves({ ...installation, manager, hand, jobId, stages: [first, second], ids });
  await hand.end();
});
process.exit(0);
