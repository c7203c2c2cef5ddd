import { foldRollups, generateApplications, operations } from "@hirelane/operations";
import { makeOrganisation, makeUser, type TestUser } from "@hirelane/testing";
import pg from "pg";
import type { Installation } from "./with-installation.ts";

/** An organisation of a size, filled as `hirelane generate` fills it. */
export interface Arena {
  readonly applications: number;
  readonly organisationId: number;
  readonly owner: TestUser;
  /** A tenth of the applications are for the first job, a hundredth for the second. */
  readonly jobIds: readonly number[];
}

/** As many jobs at every size, so that 50 of the others hold a tenth of the applications. */
const JOBS = 450;
/** Jobs that are too new to have many applications. */
const NEWEST = 30;
/** Percent of the persons who applied several times. */
const SEVERAL = 10;
const APPLICATIONS_OF_SMALL = 20;

/**
 * Applications that are moved without folding: nearly as many at every size for the organisation, for a job, and for the newest
 * jobs; organisation, first job, second job.
 */
const unfolded = `select f.id from (select a.id::int as id, a.job_id, row_number() over (partition by a.job_id order by a.id desc) as place
    from applications a where a.organisation_id = $1 and a.status = 'active' and cardinality(a.path_stage_ids) = 1) f
  where (f.job_id = $2 and f.place <= 100) or (f.job_id = $3 and f.place <= 20) or (f.job_id > $3 and f.job_id % 5 = 0 and f.place <= 2)
  order by f.id`;

/** Runs statements as a superuser, for one organisation or none. */
export async function asSuperuser({ superuserUrl }: Installation, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Organisations of these sizes, all rollups folded. */
export async function fill(installation: Installation, sizes: readonly number[], small: number): Promise<Arena[]> {
  const { kernel } = installation;
  await asSuperuser(installation, smallOrganisations(small));
  const arenas: Arena[] = [];
  for (const applications of sizes) {
    const { organisationId, owner } = await makeOrganisation(kernel);
    const task = { organisationId, applications, jobs: JOBS, seed: 7, several: SEVERAL };
    const started = performance.now();
    const { jobIds } = await generateApplications(kernel, task);
    console.log(`filled with ${applications} applications in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    arenas.push({ applications, organisationId, owner, jobIds });
  }
  await foldRollups.run({ kernel, mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) } }, {});
  for (const arena of arenas) await leaveDeltas(installation, arena);
  await asSuperuser(installation, "vacuum analyze");
  return arenas;
}

/** Organisations of one job, through the counting triggers. */
const smallOrganisations = (count: number): string => `do $body$
  declare
    each bigint;
    job bigint;
  begin
    for n in 1..${count} loop
      insert into organisations (name, slug, created_at) values ('Small ' || n, 'small-' || n, now()) returning id into each;
      perform set_config('app.organisation_id', each::text, true);
      insert into users (organisation_id, email, username, first_name, last_name, role, status, created_at)
        values (each, 'owner@small.example', 'owner', 'Olive', 'Owner', 'owner', 'active', now());
      insert into jobs (organisation_id, title, published, owner_user_id, created_at)
        select each, 'Job', true, u.id, now() from users u where u.organisation_id = each returning id into job;
      insert into candidates (organisation_id, email, first_name, last_name, city, skills, created_at, resume_at, score_key)
        select each, 'c' || i || '@people.example', 'C', 'N', 'City ' || i % 5, array['SQL', 'Skill ' || i % 7], now(), now(), i * 10
        from generate_series(1, ${APPLICATIONS_OF_SMALL}) i;
      insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at, resume_at, score_key)
        select each, job, c.id, 'active', now() - c.score_key * interval '1 day', now(), c.resume_at, c.score_key
        from candidates c where c.organisation_id = each;
      insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, request_id, at)
        select each, 'application.created', 'application', a.id, job, 'system', 'small', now()
        from applications a, generate_series(1, 3) i where a.organisation_id = each;
    end loop;
  end
$body$`;

async function leaveDeltas(
  { kernel, superuserUrl }: Installation,
  { organisationId, owner, jobIds }: Arena,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const counted = "select count(*)::int as n from rollup_deltas where organisation_id = $1";
  const moved = await client.query<{ id: number }>(unfolded, [organisationId, ...jobIds.slice(0, 2)]);
  for (const { id } of moved.rows) await kernel.run(operations.applications.moveToNextStage, { id }, owner.call);
  const { rows } = await client.query<{ n: number }>(counted, [organisationId]);
  console.log(`organisation ${organisationId}: ${rows[0]?.n} deltas are not folded`);
  await client.end();
}

/** Who is a reviewer of so many jobs, some of which are open still, that a tenth of the applications are for. */
export async function makeTeamMember(installation: Installation, arena: Arena, jobs: number): Promise<TestUser> {
  const user = await makeUser(installation.kernel, arena.organisationId, "recruiter");
  const of = arena.jobIds.slice(-jobs - NEWEST, -NEWEST);
  await asSuperuser(
    installation,
    `insert into job_members (organisation_id, job_id, user_id, role)
     select ${arena.organisationId}, u.id, ${user.userId}, 'reviewer' from unnest('{${of.join(",")}}'::bigint[]) as u(id)`,
    "analyze job_members",
  );
  return user;
}
