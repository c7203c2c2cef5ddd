import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { keepApplicantCv } from "./applicant-cv.ts";

const t = useKernel();
const { applications, candidates, jobs, mails, resumes } = operations;
const knockoutQuestions = [{ key: "licence", kind: "yesNo", prompt: "A licence?", disqualifies: false }];
const yes = [{ key: "licence", answer: true }];
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const call = (address = "203.0.113.1") => ({ principal: { kind: "anonymous" }, requestId: "test", address }) as const;
const makeJob = (input: object = {}) =>
  t().kernel.run(jobs.create, { title: "Pilot", published: true, ...input }, home.owner.call);
const luke = { firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example", city: "Anchorhead" };
const apply = (publicKey: string, input: object = {}, address?: string) =>
  t().kernel.run(applications.applyForJob, { publicKey, ...luke, ...input }, call(address));
const ofJob = async (jobId: number) =>
  (await t().kernel.run(applications.list, { filters: { jobId }, order: "id" }, home.owner.call)).items;

async function keepCv(publicKey: string, text = "I navigate.") {
  const bytes = new TextEncoder().encode(text);
  async function* once() {
    yield bytes;
  }
  const file = { kind: "cv", contentType: "text/plain", sizeBytes: bytes.length, sha256: text, bytes: once } as const;
  return keepApplicantCv(t().kernel, publicKey, file, { requestId: "test", address: "203.0.113.9" });
}

test("a stranger is told of an open job, and of no other", async () => {
  const { kernel } = t();
  const open = await makeJob({ knockoutQuestions, descriptionHtml: "<b>Fly</b>" });
  const told = await kernel.run(jobs.getPublic, { publicKey: open.publicKey }, call());
  expect(told).toMatchObject({ title: "Pilot", questions: [{ key: "licence", kind: "yesNo", prompt: "A licence?" }] });
  expect(JSON.stringify(told)).not.toContain("disqualifies");
  const draft = await makeJob({ published: false });
  const closed = await makeJob({ closesAt: t().clock.now() });
  const deleted = await makeJob();
  await kernel.run(jobs.delete, { id: deleted.id }, home.owner.call);
  for (const publicKey of [draft.publicKey, closed.publicKey, deleted.publicKey, "0".repeat(64)]) {
    await expect(kernel.run(jobs.getPublic, { publicKey }, call())).rejects.toMatchObject({ code: "not_found" });
    await expect(apply(publicKey)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an application has the person, the CV and a mail; the same person again changes nothing and is told the same", async () => {
  const { kernel } = t();
  const { id, publicKey } = await makeJob();
  const first = await apply(publicKey, { cv: await keepCv(publicKey) });
  const again = await apply(publicKey, { firstName: "Darth", city: "Death Star", email: "LUKE@tatooine.example" });
  expect(again).toEqual(first);
  const [application, ...others] = await ofJob(id);
  expect(others).toEqual([]);
  expect(application).toMatchObject({ status: "active", candidate: { firstName: "Luke" } });
  const person = await kernel.run(candidates.get, { id: application?.candidateId }, home.owner.call);
  expect(person).toMatchObject({ city: "Anchorhead", email: "luke@tatooine.example" });
  const cvs = await kernel.run(resumes.list, { filters: { jobId: id } }, home.owner.call);
  expect(cvs.items).toMatchObject([{ revision: 1, file: { contentType: "text/plain" }, textStatus: "waiting" }]);
  const sent = await kernel.run(mails.list, { filters: { template: "applicationReceived" } }, home.owner.call);
  expect(sent.items).toHaveLength(1);
});

test("a disqualifying answer rejects without telling; answers that do not fit are named", async () => {
  const { id, publicKey } = await makeJob({ knockoutQuestions });
  const told = await apply(publicKey, { email: "a@x.example", answers: yes });
  expect(await apply(publicKey, { email: "b@x.example", answers: [{ key: "licence", answer: false }] })).toEqual(told);
  expect((await ofJob(id)).map(({ status }) => status)).toEqual(["active", "rejected"]);
  const { items } = await t().kernel.run(operations.events.list, { filters: { jobId: id } }, home.owner.call);
  expect(items).toContainEqual(expect.objectContaining({ to: "rejected", reasonCode: "knockOut" }));
  await expect(apply(publicKey, { email: "c@x.example" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "answers.licence" }],
  });
  expect(await ofJob(id)).toHaveLength(2);
});

test("a CV is taken once, and only for the job that it was uploaded for", async () => {
  const { publicKey } = await makeJob();
  const { publicKey: other } = await makeJob();
  const cv = await keepCv(publicKey);
  for (const token of [`${cv}x`, "1-abc", "x"])
    await expect(apply(publicKey, { cv: token })).rejects.toMatchObject({ fields: [{ path: "cv" }] });
  await expect(apply(other, { cv, email: "d@x.example" })).rejects.toMatchObject({ fields: [{ path: "cv" }] });
  await apply(publicKey, { cv, email: "e@x.example" });
  await expect(apply(publicKey, { cv, email: "f@x.example" })).rejects.toMatchObject({ fields: [{ path: "cv" }] });
});

test("an address applies ten times an hour for one job; others go on", async () => {
  const { publicKey } = await makeJob();
  const from = (n: number, address: string) => apply(publicKey, { email: `g${n}@x.example` }, address);
  for (let n = 0; n < 10; n += 1) await from(n, "198.51.100.7");
  await expect(from(10, "198.51.100.7")).rejects.toMatchObject({ code: "rate_limited" });
  await from(10, "198.51.100.8");
  t().clock.advance(60 * 60 * 1000 + 1);
  await from(11, "198.51.100.7");
});

test("the same person at once becomes one application", async () => {
  const { id, publicKey } = await makeJob();
  const answers = await Promise.allSettled([1, 2, 3, 4].map((n) => apply(publicKey, {}, `192.0.2.${n}`)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => "fulfilled"));
  expect(await ofJob(id)).toHaveLength(1);
});
