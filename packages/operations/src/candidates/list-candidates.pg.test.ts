import type { Sql } from "@hirelane/db";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { listCandidates } from "./list-candidates.ts";

const { applications, candidates, jobs, resumes } = operations;
const t = useKernel();
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const makeJob = async (title: string, call = home.owner.call) =>
  (await t().kernel.run(jobs.create, { title }, call)).id;

async function apply(jobId: number, email: string) {
  const person = { jobId, firstName: "Han", lastName: "Solo", email };
  return (await t().kernel.run(candidates.create, person, home.owner.call)).id;
}

/** How many statements one page takes, and how many rows it has. */
async function statementsFor(input: object): Promise<{ statements: number; rows: number }> {
  let statements = 0;
  const { items } = await t().kernel.readAsSystem(home.organisationId, (sql) => {
    const counting: Sql = {
      rows(query, parameters) {
        statements += 1;
        return sql.rows(query, parameters);
      },
    };
    const actor = { ...home.owner.principal, role: "owner" } as const;
    const context = { actor, now: new Date(), requestId: "r", address: "", sql: counting, ports: t().ports };
    return listCandidates.run({ ...context, requires: "read" }, listCandidates.input.parse(input));
  });
  return { statements, rows: items.length };
}

test("a page takes one statement, and one more for the access to a job, however many rows it has", async () => {
  const jobId = await makeJob("Pilot");
  for (let n = 0; n < 26; n += 1) await apply(jobId, `crowd${n}@falcon.example`);
  for (const limit of [1, 10, 25]) {
    expect(await statementsFor({ limit })).toEqual({ statements: 1, rows: limit });
    expect(await statementsFor({ limit, filters: { jobId } })).toEqual({ statements: 2, rows: limit });
  }
});

test("a person comes with their jobs, newest first, and their newest resume, as far as the reader may see those", async () => {
  const { kernel } = t();
  const [first, last] = [await makeJob("First"), await makeJob("Last")];
  const own = await makeJob("Own", home.recruiter.call);
  const candidateId = await apply(first, "lando@falcon.example");
  const applied = new Map<number, number>();
  for (const jobId of [own, last])
    applied.set(jobId, (await kernel.run(applications.create, { jobId, candidateId }, home.owner.call)).id);
  const resumeIds = new Map<number, number>();
  for (const jobId of [own, last]) {
    const resume = await kernel.run(resumes.create, { applicationId: applied.get(jobId) }, home.owner.call);
    resumeIds.set(jobId, resume.id);
  }
  const read = async (filters: object, user = home.owner) => {
    const page = await kernel.run(
      candidates.list,
      { filters: { email: "lando@falcon.example", ...filters } },
      user.call,
    );
    return page.items.map(({ appliedJobs, resume }) => ({
      jobs: appliedJobs.map(({ id }) => id),
      resume: resume?.id ?? null,
    }));
  };
  expect(await read({})).toEqual([{ jobs: [last, own, first], resume: resumeIds.get(last) }]);
  expect(await read({ jobId: first })).toEqual([{ jobs: [last, own, first], resume: null }]);
  expect(await read({ jobId: own })).toEqual([{ jobs: [last, own, first], resume: resumeIds.get(own) }]);
  expect(await read({}, home.recruiter)).toEqual([{ jobs: [own], resume: resumeIds.get(own) }]);
  expect(await read({ jobId: own }, home.recruiter)).toEqual([{ jobs: [own], resume: resumeIds.get(own) }]);
});
