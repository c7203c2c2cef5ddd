import { comparableText, explainRule, passesRule, type RuleFacts, type RuleGroup } from "@hirelane/domain";
import { useDatabase } from "@hirelane/testing";
import fc from "fast-check";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { findRow, type Sql } from "../kernel/sql.ts";
import { readTransaction } from "../kernel/transactions.ts";
import { anyPlace, anyRule, anyScore } from "./any-rule.fixture.ts";
import { findPassing, getRuleFacts } from "./judge-applications.ts";

const APPLICANTS = 120;

const anyApplicant = fc.record({
  city: anyPlace,
  state: anyPlace,
  months: fc.option(fc.integer({ min: 0, max: 3 })),
  skills: anyScore,
  work: anyScore,
  projects: anyScore,
  education: anyScore,
  certifications: anyScore,
  percentage: anyScore,
});
type Applicant = typeof anyApplicant extends fc.Arbitrary<infer Value> ? Value : never;

const t = useDatabase();
let organisationId = 0;
let applicants: { readonly id: number; readonly put: Applicant; readonly facts: RuleFacts }[] = [];

const reading = <Result>(run: (sql: Sql) => Promise<Result>): Promise<Result> =>
  readTransaction(t().database, organisationId, run);

beforeAll(async () => {
  const client = new pg.Client({ connectionString: t().superuserUrl });
  await client.connect();
  const put = fc.sample(anyApplicant, APPLICANTS);
  const ids = await insertApplicants(client, put);
  await client.end();
  const facts = await reading(async (sql) => {
    const rows: RuleFacts[] = [];
    for (const id of ids) rows.push((await findRow(sql, getRuleFacts, [id])) ?? expect.fail("no facts"));
    return rows;
  });
  applicants = ids.map((id, index) => ({
    id,
    put: put[index] ?? expect.fail("no applicant"),
    facts: facts[index] ?? expect.fail("no facts"),
  }));
});

/** Puts applicants with resumes and assessments in: an older revision and an older test of each are not what counts. */
async function insertApplicants(client: pg.Client, put: readonly Applicant[]): Promise<number[]> {
  const made = await client.query(
    "insert into organisations (name, slug, created_at) values ('R', 'r', now()) returning id",
  );
  organisationId = Number(made.rows[0].id);
  const user = await client.query(
    `insert into users (organisation_id, email, username, first_name, last_name, role, status, created_at)
     values ($1, 'r@r.example', 'r', 'R', 'R', 'owner', 'active', now()) returning id`,
    [organisationId],
  );
  const job = await client.query(
    `insert into jobs (organisation_id, title, published, owner_user_id, public_key, created_at)
     values ($1, 'R', true, $2, 'rule', now()) returning id`,
    [organisationId, user.rows[0].id],
  );
  const column = (of: (applicant: Applicant) => unknown): unknown[] => put.map((applicant) => of(applicant));
  const inserted = await client.query(
    `with given as (select * from unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[],
         $11::int[]) with ordinality as u(city, state, months, skills, work, projects, education, certifications, percentage, n)
     ), persons as (
       insert into candidates (organisation_id, email, first_name, last_name, city, state, created_at, updated_at)
       select $1, n || '@rule.example', 'R', 'R', city, state, now(), now() from given returning id, email
     ), applied as (
       insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
       select $1, $2, id, 'active', now(), now() from persons order by id returning id, candidate_id
     ), known as (
       select a.id, g.* from applied a join persons p on p.id = a.candidate_id join given g on p.email = g.n || '@rule.example'
     ), resumed as (
       insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, relevant_experience_months,
         skills_score, work_experience_score, projects_score, education_score, certifications_score, created_at, updated_at)
       select $1, k.id, $2, v.revision, v.current, 'none', case when v.current then months else 9 end,
         case when v.current then skills else 900 end, work, projects, education, certifications, now(), now()
       from known k cross join (values (1, false), (2, true)) as v(revision, current)
     ), tested as (
       insert into assessments (organisation_id, application_id, job_id, name, assigned_at, key_hash, sealed_key, valid_from,
         valid_to, completed_at, disqualified_at, percentage, updated_at)
       select $1, k.id, $2, 'Test', now(), 'rule' || k.id || v.n, '', now(), now() + interval '1 day',
         now() + v.n * interval '1 minute', case when v.n = 3 then now() end, case when v.n = 2 then percentage else 9900 end, now()
       from known k cross join generate_series(1, 3) as v(n) where k.percentage is not null
     )
     select id from known order by n`,
    [
      organisationId,
      job.rows[0].id,
      column(({ city }) => city),
      column(({ state }) => state),
      column(({ months }) => months),
      column(({ skills }) => skills),
      column(({ work }) => work),
      column(({ projects }) => projects),
      column(({ education }) => education),
      column(({ certifications }) => certifications),
      column(({ percentage }) => percentage),
    ],
  );
  return inserted.rows.map((row) => Number(row.id));
}

test("the facts are those of the current resume and of the latest test that was completed, texts as they are compared", () => {
  for (const { put, facts } of applicants) {
    const scores = [put.skills, put.work, put.projects, put.education, put.certifications].filter(
      (score) => score !== null,
    );
    expect(facts).toEqual({
      relevantExperienceMonths: put.months === null ? null : put.months * 100,
      overallScore: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0),
      skillsScore: put.skills,
      workExperienceScore: put.work,
      projectsScore: put.projects,
      educationScore: put.education,
      certificationsScore: put.certifications,
      assessmentScore: put.percentage,
      city: comparableText(put.city) || null,
      state: comparableText(put.state) || null,
    });
  }
});

test("PostgreSQL and the evaluator agree about every rule and every application, and so does the explanation", async () => {
  const ids = applicants.map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(anyRule(), async (rule: RuleGroup) => {
      const passing = await reading((sql) => findPassing(sql, rule, ids));
      for (const { id, facts } of applicants) {
        expect(passesRule(rule, facts), JSON.stringify({ rule, facts })).toBe(passing.has(id));
        expect(explainRule(rule, facts).passed).toBe(passing.has(id));
      }
    }),
    { numRuns: 300 },
  );
});
