import { makeOrganisation, makeUploadedFile, type TestOrganisation, until, useKernel } from "@hirelane/testing";
import pg from "pg";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { operations } from "../catalogue.ts";
import { extractResumeText } from "./extract-resume-text.job.ts";

const t = useKernel();
const { candidates, jobs, resumes, scoreWeights, videoInterviews } = operations;
const byHand = { skills: 1.5, workExperience: 1, projects: 2, education: 1, certifications: null };
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

let people = 0;
async function makeApplication(job: object = {}) {
  const { call } = home.owner;
  const { id: jobId } = await t().kernel.run(jobs.create, { title: "Pilot", ...job }, call);
  people += 1;
  const person = { jobId, firstName: "Luke", lastName: "S", email: `luke${people}@tatooine.example` };
  return t().kernel.run(videoInterviews.create, person, call);
}
const uploaded = () => makeUploadedFile({ kernel: t().kernel, user: home.owner, kind: "cv" });
const create = (input: object) => t().kernel.run(resumes.create, input, home.owner.call);
const score = (input: object) => t().kernel.run(resumes.setScore, input, home.owner.call);
const get = (id: number) => t().kernel.run(resumes.get, { id }, home.owner.call);
const interviewCv = async (id: number) => (await t().kernel.run(videoInterviews.get, { id }, home.owner.call)).cv;
const extract = (resumeId: number, text: string | null) =>
  extractResumeText.run(
    { kernel: t().kernel, mail: { deliver: () => expect.fail("no mail") }, texts: { extract: async () => text } },
    { organisationId: home.organisationId, resumeId },
  );

test("versions are kept, one is current, and is the CV of the interview whatever way it came", async () => {
  const { id: interviewId, applicationId } = await makeApplication();
  const first = await create({ applicationId, cv: await uploaded(), name: "First" });
  expect(first).toMatchObject({ revision: 1, current: true, textStatus: "waiting", score: null });
  expect((await interviewCv(interviewId))?.id).toBe(first.file?.id);
  const cv = await uploaded();
  await t().kernel.run(videoInterviews.update, { id: interviewId, cv }, home.owner.call);
  const { items } = await t().kernel.run(resumes.list, { filters: { applicationId }, order: "id" }, home.owner.call);
  expect(items).toMatchObject([
    { revision: 1, current: false, file: { id: first.file?.id } },
    { revision: 2, current: true, file: { id: cv } },
  ]);
  await t().kernel.run(videoInterviews.update, { id: interviewId, cv: null }, home.owner.call);
  expect(await interviewCv(interviewId)).toBeNull();
  expect(await get(items[1]?.id ?? 0)).toMatchObject({ current: false, file: null });
  await expect(create({ applicationId, cv })).rejects.toMatchObject({ fields: [{ path: "cv" }] });
});

test("deleting an interview takes the files that came with it, and leaves the others", async () => {
  const { id: interviewId, applicationId } = await makeApplication();
  const own = await create({ applicationId, cv: await uploaded() });
  await t().kernel.run(videoInterviews.update, { id: interviewId, cv: await uploaded() }, home.owner.call);
  await t().kernel.run(videoInterviews.delete, { id: interviewId }, home.owner.call);
  const { items } = await t().kernel.run(resumes.list, { filters: { applicationId }, order: "id" }, home.owner.call);
  expect(items).toMatchObject([{ file: { id: own.file?.id } }, { current: true, file: null, textStatus: "none" }]);
});

test("a part above its weight is refused by name, and a score keeps the weights that it was given under", async () => {
  const weights = { skills: 0.2, workExperience: 0.2, projects: 0.2, education: 0.2, certifications: 0.2 };
  const { id: scoreWeightId } = await t().kernel.run(scoreWeights.create, { weights }, home.owner.call);
  const { jobId, applicationId } = await makeApplication({ scoreWeightId });
  const { id } = await create({ applicationId });
  await expect(score({ id, components: { skills: 2.01, projects: 9 } })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "components.skills" }, { path: "components.projects" }],
  });
  expect((await get(id)).score).toBeNull();
  const given = await score({ id, components: byHand, aiScore: true, feedback: "Good", relevantExperienceMonths: 24 });
  expect(given).toMatchObject({ relevantExperienceMonths: 24, score: { overall: 5.5, aiScore: true, weights } });
  await t().kernel.run(jobs.update, { id: jobId, scoreWeightId: null }, home.owner.call);
  const other = { skills: 1, workExperience: 0, projects: 0, education: 0, certifications: 0 };
  await t().kernel.run(scoreWeights.update, { id: scoreWeightId, weights: other }, home.owner.call);
  await t().kernel.run(scoreWeights.delete, { id: scoreWeightId }, home.owner.call);
  expect((await get(id)).score).toMatchObject({ overall: 5.5, weights });
  const next = await score({ id, components: { workExperience: 3 } });
  expect(next.score).toMatchObject({ overall: 7.5, weights: { ...weights, workExperience: 0.3, certifications: 0.1 } });
  await expect(score({ id, components: { skills: 3, workExperience: 3.01 } })).rejects.toMatchObject({
    fields: [{ path: "components.workExperience" }],
  });
});

test("weights that a job uses stay, and those that do not sum to 1 are refused", async () => {
  const weights = { skills: 0.3, workExperience: 0.3, projects: 0.2, education: 0.1, certifications: 0.2 };
  await expect(t().kernel.run(scoreWeights.create, { weights }, home.owner.call)).rejects.toMatchObject({
    fields: [{ path: "weights", message: "The five weights must sum to 1." }],
  });
  const right = { ...weights, certifications: 0.1 };
  const { id } = await t().kernel.run(scoreWeights.create, { weights: right }, home.owner.call);
  await makeApplication({ scoreWeightId: id });
  await expect(t().kernel.run(scoreWeights.delete, { id }, home.owner.call)).rejects.toMatchObject({ code: "refused" });
});

test("the text gives an explainable first score, once, and never in place of a person's", async () => {
  const mustHaveSkills = ["C++", "Navigation", "Droids"];
  const { applicationId } = await makeApplication({ mustHaveSkills });
  const { id } = await create({ applicationId, cv: await uploaded() });
  await extract(id, "I know C++\u0000 and navigation.");
  const first = await get(id);
  expect(first).toMatchObject({
    textStatus: "extracted",
    matchedSkills: ["C++", "Navigation"],
    missingSkills: ["Droids"],
    score: { overall: 2, components: { skills: 2, projects: null }, aiScore: false, scoredBy: null },
  });
  await extract(id, "nothing");
  expect((await get(id)).version).toBe(first.version);

  const second = await create({ applicationId, cv: await uploaded() });
  await score({ id: second.id, components: { skills: 0.5 } });
  await extract(second.id, "C++");
  expect(await get(second.id)).toMatchObject({ matchedSkills: ["C++"], score: { overall: 0.5 } });

  const third = await create({ applicationId, cv: await uploaded() });
  await extract(third.id, null);
  expect(await get(third.id)).toMatchObject({ textStatus: "failed", score: null, matchedSkills: null });
});

test("lists of candidates show the newest resume with its score, and order by it", async () => {
  const { kernel } = t();
  const there = await makeOrganisation(kernel);
  const { call } = there.owner;
  const run = async (email: string, jobId: number, skills: number | null) => {
    const person = {
      jobId,
      firstName: "P",
      lastName: email,
      email: `${email}@people.example`,
      skills: ["Sabre, light"],
    };
    const { id: candidateId } = await kernel.run(candidates.create, person, call);
    const [application] = (await kernel.run(operations.applications.list, { filters: { candidateId, jobId } }, call))
      .items;
    if (skills === null) return;
    const { id } = await kernel.run(resumes.create, { applicationId: application?.id }, call);
    await kernel.run(resumes.setScore, { id, components: { skills } }, call);
  };
  const one = await kernel.run(jobs.create, { title: "One" }, call);
  const two = await kernel.run(jobs.create, { title: "Two" }, call);
  await run("a", one.id, 1);
  await run("b", one.id, 3);
  await run("c", one.id, null);
  const list = async (input: object, user = there.owner) =>
    (await kernel.run(candidates.list, input, user.call)).items.map(({ lastName, resume, appliedJobs }) => ({
      lastName,
      overall: resume?.score?.overall ?? null,
      jobs: appliedJobs.map(({ title }) => title).toSorted(),
    }));
  for (const filters of [{}, { jobId: one.id }]) {
    const found = await list({ filters, order: "-overallScore" });
    expect(found.map(({ lastName, overall }) => [lastName, overall])).toEqual([
      ["b", 3],
      ["a", 1],
      ["c", null],
    ]);
  }
  const newest = await list({ order: "-resumeCreatedAt", limit: 1 });
  expect(newest[0]?.lastName).toBe("b");
  await run("a", two.id, 2);
  expect((await list({ filters: { email: "a@people.example" } }))[0]).toMatchObject({
    overall: 2,
    jobs: ["One", "Two"],
  });
  expect((await list({ filters: { jobId: one.id, email: "a@people.example" } }))[0]).toMatchObject({ overall: 1 });
  expect(await list({ filters: { skills: "LIGHT" } })).toHaveLength(3);
  expect(await list({ filters: { skills: "light saber" } })).toEqual([]);
  const add = { jobId: two.id, userId: there.hiringManager.userId, role: "reviewer" };
  await kernel.run(jobs.addTeamMember, add, call);
  expect(await list({}, there.hiringManager)).toEqual([{ lastName: "a", overall: 2, jobs: ["Two"] }]);
});

test("an erased person is gone from everywhere, with files, for good, and only by who manages all of their jobs", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const interview = await makeApplication();
  const { applicationId, candidateId, email } = interview;
  const resume = await create({ applicationId, cv: await uploaded() });
  await kernel.run(videoInterviews.advance, { id: interview.id }, call);
  const erase = (user = home.owner) => kernel.run(candidates.erase, { id: candidateId }, user.call);
  const { id: foreign } = await kernel.run(jobs.create, { title: "Theirs" }, home.recruiter.call);
  await kernel.run(operations.applications.create, { jobId: foreign, candidateId }, call);
  await expect(erase(home.recruiter)).rejects.toMatchObject({ code: "forbidden" });
  expect(await erase()).toEqual({ erased: true });
  expect(await erase()).toEqual({ erased: true });
  for (const attempt of [
    () => kernel.run(candidates.get, { id: candidateId }, call),
    () => kernel.run(candidates.update, { id: candidateId, city: "x" }, call),
    () => kernel.run(videoInterviews.get, { id: interview.id }, call),
    () => get(resume.id),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  expect((await kernel.run(candidates.list, { filters: { email } }, call)).items).toEqual([]);
  const { items } = await kernel.run(operations.events.list, { filters: { candidateId } }, call);
  expect(items.map(({ type }) => type)).toContain("candidate.erased");
  const again = await kernel.run(
    videoInterviews.create,
    { jobId: interview.jobId, firstName: "New", lastName: "P", email },
    call,
  );
  expect(again.candidateId).not.toBe(candidateId);
});

test("a job that is deleted while a resume of it is scored takes the resume along: it is not found", async () => {
  const { applicationId, jobId } = await makeApplication();
  const { id } = await create({ applicationId });
  const other = new pg.Client({ connectionString: t().superuserUrl });
  await other.connect();
  onTestFinished(() => other.end());
  // The weights are asked for once the resume is locked.
  await other.query("begin; lock table score_weights in access exclusive mode");
  const scoring = score({ id, components: byHand }).catch((error: unknown) => error);
  const waits = "select from pg_locks where relation = 'score_weights'::regclass and not granted";
  await until(async () => (await other.query(waits)).rowCount === 1);
  const locked = "select id from resumes where id = $1 for update skip locked";
  expect((await other.query(locked, [id])).rowCount).toBe(0);
  await other.query("update jobs set deleted_at = now() where id = $1", [jobId]);
  await other.query("commit");
  expect(await scoring).toMatchObject({ code: "not_found" });
});
