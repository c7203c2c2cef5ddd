import { makeOrganisation, makeUploadedFile, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import type { JobContext } from "../kernel/job.ts";
import { extractResumeText } from "./extract-resume-text.job.ts";
import { rescoreResumes } from "./rescore-resumes.job.ts";

const { candidates, applications, events, jobs, resumes, scoreWeights } = operations;
const t = useKernel();

const worker = (text = ""): JobContext => ({
  kernel: t().kernel,
  mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) },
  texts: { extract: async () => text },
});

/** A job that wants two skills, with resumes of these texts. */
async function makeScene(texts: readonly string[], mustHaveSkills = ["Go", "SQL"]) {
  const { kernel } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const { call } = owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Engineer", mustHaveSkills }, call);
  const ids: number[] = [];
  for (const [index, text] of texts.entries()) {
    const person = { firstName: "P", lastName: "Q", email: `p${index}@x.example`, jobId };
    const { id: candidateId } = await kernel.run(candidates.create, person, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId } }, call);
    const cv = await makeUploadedFile({ kernel, user: owner, kind: "cv" });
    const { id } = await kernel.run(resumes.create, { applicationId: items[0]?.id, cv }, call);
    await extractResumeText.run(worker(text), { organisationId, resumeId: id });
    ids.push(id);
  }
  const get = (id: number | undefined) => kernel.run(resumes.get, { id }, call);
  const rescore = async () => {
    const request = await kernel.run(resumes.rescore, { jobId }, call);
    await rescoreResumes.run(worker(), { organisationId, jobId, afterResumeId: null });
    return request;
  };
  const scored = async () => (await kernel.run(events.list, { filters: { jobId, type: "resume.scored" } }, call)).items;
  return { organisationId, call, jobId, ids, get, rescore, scored };
}

test("other must-have skills and weights touch no score by themselves, and first scores when asked to", async () => {
  const { kernel } = t();
  const { call, jobId, ids, get, rescore, scored } = await makeScene(["Go and SQL", "Go and Rust"]);
  const overalls = async () => (await Promise.all(ids.map((id) => get(id)))).map(({ score }) => score?.overall ?? null);
  expect(await overalls()).toEqual([3, 1.5]);
  const weights = { skills: 0.5, workExperience: 0.2, projects: 0.1, education: 0.1, certifications: 0.1 };
  const { id: scoreWeightId } = await kernel.run(scoreWeights.create, { weights }, call);
  await kernel.run(jobs.update, { id: jobId, mustHaveSkills: ["Go", "Rust"], scoreWeightId }, call);
  expect(await overalls()).toEqual([3, 1.5]);
  expect(await rescore()).toEqual({ jobId, waiting: 2 });
  expect(await overalls()).toEqual([2.5, 5]);
  expect(await get(ids[0])).toMatchObject({
    matchedSkills: ["Go"],
    missingSkills: ["Rust"],
    score: { weights, scoreWeightId, scoredBy: null, aiScore: false },
  });
  const { items } = await kernel.run(candidates.list, { filters: { jobId }, order: "-overallScore" }, call);
  expect(items.map(({ resume }) => resume?.score?.overall)).toEqual([5, 2.5]);
  const before = await scored();
  expect(before.filter(({ actor }) => actor.kind === "system")).toHaveLength(2);
  const version = (await get(ids[0])).version;
  await rescore();
  expect((await get(ids[0])).version).toBe(version);
  expect(await scored()).toEqual(before);
});

test("what a person or an AI service scored stays, with its weights; the skills that are missing are told anew", async () => {
  const { kernel } = t();
  const { call, jobId, ids, get, rescore } = await makeScene(["Go", "Go"]);
  await kernel.run(resumes.setScore, { id: ids[0], components: { skills: 0.7 } }, call);
  await kernel.run(resumes.setScore, { id: ids[1], components: { projects: 1 }, aiScore: true }, call);
  const before = await Promise.all(ids.map(async (id) => (await get(id)).score));
  await kernel.run(jobs.update, { id: jobId, mustHaveSkills: ["Rust"] }, call);
  await rescore();
  expect(await Promise.all(ids.map(async (id) => (await get(id)).score))).toEqual(before);
  expect(await get(ids[0])).toMatchObject({ matchedSkills: [], missingSkills: ["Rust"] });
});

test("without must-have skills there is no first score any more, and with the first ones there is one", async () => {
  const { kernel } = t();
  const { call, jobId, ids, get, rescore } = await makeScene(["Go"]);
  await kernel.run(jobs.update, { id: jobId, mustHaveSkills: [] }, call);
  await rescore();
  expect(await get(ids[0])).toMatchObject({ score: null, matchedSkills: [] });
  await kernel.run(jobs.update, { id: jobId, mustHaveSkills: ["Go"] }, call);
  await rescore();
  expect(await get(ids[0])).toMatchObject({ score: { overall: 3 }, matchedSkills: ["Go"] });
});

test("many are done by one job after another", async () => {
  const { kernel, database } = t();
  const { organisationId, call, jobId, ids, get } = await makeScene(["Go"]);
  const client = await database.pool.connect();
  await client.query("begin");
  await client.query(`set local app.organisation_id = ${organisationId}`);
  await client.query(
    `with people as (insert into candidates (organisation_id, first_name, last_name, created_at)
         select $1, 'P', 'Q', now() from generate_series(1, 60) returning id),
       applied as (insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
         select $1, $2, id, 'active', now(), now() from people returning id),
       made as (insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, created_at, updated_at)
         select $1, id, $2, 1, true, 'extracted', now(), now() from applied returning id)
     insert into resume_texts (organisation_id, resume_id, text) select $1, id, 'SQL' from made`,
    [organisationId, jobId],
  );
  await client.query("commit");
  client.release();
  expect(await kernel.run(resumes.rescore, { jobId }, call)).toMatchObject({ waiting: 61 });
  const waiting = async () => {
    const sql = "select data from pgboss.job where name = $1 and (data->>'jobId')::bigint = $2 order by created_on";
    return (await database.pool.query<{ data: object }>(sql, [rescoreResumes.name, jobId])).rows;
  };
  await rescoreResumes.run(worker(), { organisationId, jobId, afterResumeId: null });
  const [, next, ...more] = await waiting();
  expect(more).toEqual([]);
  await rescoreResumes.run(worker(), rescoreResumes.payload.parse(next?.data));
  expect(await waiting()).toHaveLength(2);
  const { items } = await kernel.run(resumes.list, { filters: { jobId }, order: "-overallScore", limit: 100 }, call);
  expect(items).toHaveLength(61);
  expect(items.every(({ score }) => score?.overall === 1.5)).toBe(true);
  expect((await get(ids[0])).score?.overall).toBe(1.5);
});
