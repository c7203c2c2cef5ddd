import { namedQuery, toId } from "@hirelane/db";
import type { StepStatus } from "@hirelane/domain";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import type { Kernel } from "../kernel/kernel.ts";

const { jobs, workflows } = operations;

/** A job whose workflow is a resume screening and two stages of one's own. */
export interface RuledJob {
  readonly organisation: TestOrganisation;
  readonly jobId: number;
  readonly workflowId: number;
  readonly stageIds: readonly [number, number, number];
}

/** Makes a job of the recruiter's with such a workflow. */
export async function makeRuledJob(kernel: Kernel, organisation?: TestOrganisation): Promise<RuledJob> {
  const home = organisation ?? (await makeOrganisation(kernel));
  const { call } = home.recruiter;
  const stages = [
    { service: "resumeScreening", name: "Screening" },
    { service: "manual", name: "Meeting" },
    { service: "manual", name: "Trial" },
  ];
  const workflow = await kernel.run(workflows.create, { name: "Ruled", stages }, call);
  const job = await kernel.run(jobs.create, { title: "Ruled" }, call);
  await kernel.run(workflows.assign, { jobId: job.id, workflowId: workflow.id }, call);
  const [first, second, third] = workflow.stages.map(({ id }) => id);
  if (!first || !second || !third) throw new Error("A stage is missing.");
  return { organisation: home, jobId: job.id, workflowId: workflow.id, stageIds: [first, second, third] };
}

/** What an applicant brings: scores in hundredths. */
export interface Applied {
  readonly skills?: number;
  readonly city?: string;
}

const insertApplicants = namedQuery<{ id: string }>(
  `with given as (select * from unnest($6::int[], $7::text[]) with ordinality as u(skills, city, n)
   ), persons as (
     insert into candidates (organisation_id, email, first_name, last_name, city, created_at, updated_at)
     select $1, concat(n, '@', $5::text, '.example'), 'Ann', concat('Applicant ', n), coalesce(city, ''), $4::timestamptz, $4::timestamptz
     from given returning id, email
   ), applied as (
     insert into applications (organisation_id, job_id, candidate_id, status, stage_id, created_at, updated_at)
     select $1, $2::bigint, id, 'active', $3::bigint, $4::timestamptz, $4::timestamptz from persons order by id returning id, candidate_id
   ), known as (
     select a.id, g.skills, g.n from applied a join persons p on p.id = a.candidate_id
       join given g on p.email = concat(g.n, '@', $5::text, '.example')
   ), scored as (
     insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, skills_score, created_at, updated_at)
     select $1, id, $2::bigint, 1, true, 'none', skills, $4::timestamptz, $4::timestamptz from known where skills is not null
   ), opened as (
     insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select $1, id, $2::bigint, $3::bigint, 'inProgress', $4::timestamptz from known
   )
   select id from known order by n`,
);

/** Puts applicants on the first stage, where their work is under way. */
export async function makeApplicants(kernel: Kernel, job: RuledJob, applied: readonly Applied[]): Promise<number[]> {
  const { organisationId } = job.organisation;
  return kernel.runAsSystem(organisationId, "makeApplicants", async ({ sql, now, ports }) => {
    const rows = await sql.rows(insertApplicants, [
      organisationId,
      job.jobId,
      job.stageIds[0],
      now,
      ports.cryptography.randomHex(5),
      applied.map(({ skills }) => skills ?? null),
      applied.map(({ city }) => city ?? null),
    ]);
    return rows.map(({ id }) => toId(id));
  });
}

const completeSteps = namedQuery<{ id: string }>(
  `update steps set status = 'completed', completed_at = $3 where application_id = any($1::bigint[]) and stage_id = $2
   returning id, application_id`,
);

/** Completes the steps of applications in a stage; gives the ids of the steps. */
export async function completeStage(
  kernel: Kernel,
  { organisation: { organisationId } }: RuledJob,
  stageId: number,
  applicationIds: readonly number[],
): Promise<number[]> {
  return kernel.runAsSystem(organisationId, "completeStage", async ({ sql, now }) =>
    (await sql.rows(completeSteps, [applicationIds, stageId, now])).map(({ id }) => toId(id)),
  );
}

/** How an application stands, as the tables have it. */
export interface Standing {
  readonly status: string;
  readonly stage_id: number;
  readonly step: StepStatus;
  readonly decided_by: string | null;
}

const readStandings = namedQuery<Standing>(
  `select a.status, a.stage_id::int, s.status as step, s.decided_by
   from applications a join steps s on s.application_id = a.id and s.stage_id = $2
   where a.id = any($1::bigint[]) order by a.id`,
);

/** How applications stand, and how far they are in a stage, in the order of their ids. */
export function standingsOf(
  kernel: Kernel,
  { organisation: { organisationId } }: RuledJob,
  stageId: number,
  applicationIds: readonly number[],
): Promise<Standing[]> {
  return kernel.readAsSystem(organisationId, (sql) => sql.rows(readStandings, [applicationIds, stageId]));
}

const readEvents = namedQuery<{ type: string; reason_code: string | null; actor_kind: string; subject_id: string }>(
  `select type, reason_code, actor_kind, subject_id from events
   where subject_kind = 'application' and subject_id = any($1::bigint[]) and type <> 'application.created' order by id`,
);

/** What happened to applications, as `type reason by actor`. */
export async function historyOf(
  kernel: Kernel,
  { organisation: { organisationId } }: RuledJob,
  applicationIds: readonly number[],
): Promise<string[]> {
  const events = await kernel.readAsSystem(organisationId, (sql) => sql.rows(readEvents, [applicationIds]));
  return events.map(({ type, reason_code: reason, actor_kind: actor }) => `${type} ${reason ?? ""} by ${actor}`);
}
