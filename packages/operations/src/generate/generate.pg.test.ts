import { namedQuery } from "@hirelane/db";
import { makeUser, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { rebuildRollups } from "../rollups/roll-up.ts";
import { generateApplications } from "./generate-applications.ts";
import { findOrFoundOrganisation } from "./generator-organisation.ts";

const APPLICATIONS = 2000;
const JOBS = 8;

const t = useKernel();
let organisationId = 0;

const rowsOf = <Row>(query: ReturnType<typeof namedQuery<Row>>, id = organisationId): Promise<Row[]> =>
  t().kernel.readAsSystem(id, (sql) => sql.rows(query, []));

/** An organisation of a slug, filled with the same seed; gives its id. */
async function fill(slug: string): Promise<number> {
  const { kernel } = t();
  const organisation = await findOrFoundOrganisation(kernel, slug);
  const task = { organisationId: organisation.organisationId, applications: APPLICATIONS, jobs: JOBS };
  await generateApplications(kernel, { ...task, seed: 7, several: 10 });
  return organisation.organisationId;
}

beforeAll(async () => {
  organisationId = await fill("generated");
});

const counts = namedQuery<Record<string, number>>(
  `select (select count(*)::int from applications) as applications, (select count(*)::int from jobs) as jobs,
     (select count(*)::int from candidates) as persons,
     (select count(*)::int from (select 1 from applications group by candidate_id having count(*) > 1) m) as several,
     (select min(events)::int from (select count(*) as events from events where subject_kind = 'application' group by subject_id) e) as events,
     (select count(distinct subject_id)::int from events where type = 'application.created') as told,
     (select count(distinct s.service)::int from stages s) as services,
     (select count(distinct city_key)::int from candidates) as cities, (select count(distinct city)::int from candidates) as spellings,
     (select count(distinct s)::int from candidates c, unnest(c.skills) s) as skills,
     (select min(cardinality(skills)) from candidates) as least_skills, (select max(cardinality(skills)) from candidates) as most_skills`,
);

test("there are as many applications as were asked for, of persons as various as real ones", async () => {
  const [found] = await rowsOf(counts);
  expect(found).toMatchObject({ applications: APPLICATIONS, jobs: JOBS, told: APPLICATIONS, services: 5, events: 3 });
  const { persons = 0, several = 0, cities = 0, spellings = 0, skills = 0 } = found ?? {};
  expect(several / persons).toBeGreaterThan(0.07);
  expect(several / persons).toBeLessThan(0.13);
  expect(cities).toBeGreaterThan(45);
  expect(spellings).toBeGreaterThan(cities);
  expect(skills).toBeGreaterThan(140);
  expect(found).toMatchObject({ least_skills: 3, most_skills: 7 });
});

/** What of an application does not say what its events, steps, resume or person do. */
const astray = namedQuery<{ id: string }>(
  `with moved as (
     select e.subject_id, e.id, e.at, s.id as stage_id, s.position, s.workflow_id from events e join stages s on s.id = e.to_state::bigint
     where e.type = 'application.moved'
   ), kept as (
     select m.subject_id, array_agg(m.stage_id order by m.id) as stage_ids, array_agg(m.at order by m.id) as entered_at
     from moved m where not exists (select from moved later where later.subject_id = m.subject_id and later.id > m.id
       and later.position <= m.position) group by m.subject_id
   ), settled as (
     select distinct on (e.subject_id) e.subject_id, e.to_state, e.at from events e where e.type = 'application.statusChanged'
     order by e.subject_id, e.id desc
   )
   select a.id from applications a join jobs j on j.id = a.job_id join candidates c on c.id = a.candidate_id
     left join kept k on k.subject_id = a.id left join settled s on s.subject_id = a.id
     left join resumes r on r.application_id = a.id and r.current
     left join stages g on g.id = a.stage_id
   where (a.path_stage_ids, a.path_entered_at) is distinct from (k.stage_ids, k.entered_at)
     or a.stage_id is distinct from a.path_stage_ids[cardinality(a.path_stage_ids)]
     or a.stage_entered_at is distinct from a.path_entered_at[cardinality(a.path_entered_at)]
     or g.workflow_id is distinct from j.workflow_id
     or a.status is distinct from coalesce(s.to_state, 'active') or a.status_changed_at is distinct from s.at
     or a.hired_at is distinct from case when a.status = 'hired' then s.at end
     or (a.resume_at, a.score_key) is distinct from (coalesce(r.created_at, '-infinity'), coalesce(r.score_key, -1))
     or a.created_at > now() or a.updated_at > now() or a.created_at < c.created_at
     or c.resume_at is distinct from (select max(o.resume_at) from applications o where o.candidate_id = c.id)
     or not exists (select from steps p where p.application_id = a.id and p.stage_id = a.stage_id)`,
);

test("paths, statuses, steps, scores and persons say what the events do", async () => {
  expect(await rowsOf(astray)).toEqual([]);
});

test("nobody is written to, and every key is one of its own", async () => {
  const mails = namedQuery<{ template: string }>("select distinct template from mails");
  expect(await rowsOf(mails)).toEqual([{ template: "userInvitation" }]);
  const keys = namedQuery<{ interviews: number; tests: number; distinct: number; shortest: number }>(
    `select (select count(*)::int from video_interviews) as interviews, (select count(*)::int from assessments) as tests,
       count(distinct k.hash)::int as distinct, min(length(k.hash)) as shortest
     from (select activation_key_hash as hash from video_interviews union all select key_hash from assessments) k`,
  );
  const [found] = await rowsOf(keys);
  const { interviews, tests, distinct, shortest } = found ?? { interviews: 0, tests: 0, distinct: 0, shortest: 0 };
  expect(interviews).toBeGreaterThan(50);
  expect(tests).toBeGreaterThan(50);
  expect(distinct).toBe(interviews + tests);
  expect(shortest).toBe(64);
});

test("lists and dashboards answer, and agree with each other", async () => {
  const { kernel } = t();
  const { call } = await makeUser(kernel, organisationId, "owner");
  const { applications, assessments, candidates, dashboard, resumes, videoInterviews } = operations;
  const persons = await kernel.run(candidates.list, { withTotal: true, limit: 100 }, call);
  const pages = [
    await kernel.run(applications.list, { limit: 100 }, call),
    await kernel.run(assessments.list, { limit: 100 }, call),
    await kernel.run(resumes.list, { limit: 100 }, call),
    await kernel.run(videoInterviews.list, { limit: 100 }, call),
  ];
  expect(pages.map(({ items }) => items.length)).toEqual([100, 100, 100, 100]);
  const { total } = await kernel.run(dashboard.totalApplicants, {}, call);
  expect(total).toBe(persons.total);
  const stages = await kernel.run(dashboard.stageCounts, {}, call);
  expect(Object.values(stages).reduce((sum, each) => sum + each, 0)).toBe(APPLICATIONS);
});

test("what was counted on the way is what a recount finds", async () => {
  expect(await rowsOf(namedQuery<{ left: number }>("select count(*)::int as left from rollup_deltas"))).toEqual([
    { left: 0 },
  ]);
  expect(await rebuildRollups(t().kernel, organisationId, "test")).toBe(0);
});

const people = namedQuery<{ email: string }>("select email, city, skills, phone from candidates order by email");
const careers = namedQuery<{ email: string }>(
  `select c.email, j.title, s.name, a.status, a.source, a.score_key, cardinality(a.path_stage_ids) as stages
   from applications a join candidates c on c.id = a.candidate_id join jobs j on j.id = a.job_id join stages s on s.id = a.stage_id
   order by c.email, a.id`,
);

test("the same seed gives the same data; another run adds other persons", async () => {
  const another = await fill("another");
  expect(await rowsOf(people, another)).toEqual(await rowsOf(people));
  expect(await rowsOf(careers, another)).toEqual(await rowsOf(careers));
  expect(await fill("another")).toBe(another);
  const [found] = await rowsOf(counts, another);
  expect(found).toMatchObject({ applications: 2 * APPLICATIONS, jobs: 2 * JOBS });
  expect(await rebuildRollups(t().kernel, another, "test")).toBe(0);
});
