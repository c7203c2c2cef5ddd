import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { purgeDeletedJobs } from "./purge-deleted-jobs.ts";

const t = useKernel();
const { applications, candidates, jobs, videoInterviews } = operations;
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const make = (input: object = {}, user = home.owner) =>
  t().kernel.run(jobs.create, { title: "Pilot", ...input }, user.call);
const get = (id: number, user = home.owner) => t().kernel.run(jobs.get, { id }, user.call);
const titles = async (filters: object, order = "id", user = home.owner) =>
  (await t().kernel.run(jobs.list, { filters, order, limit: 100 }, user.call)).items.map(({ title }) => title);

test("a job has all of its fields, and its HTML is clean", async () => {
  const html = `<p onclick="x()">Fly <b>fast</b></p><script>alert(1)</script><a href="javascript:x()">a</a>
    <a href="https://x.example" target="_blank">b</a><img src=x onerror=x()><iframe src="//x"></iframe><style>p{}</style>`;
  const job = await make({
    descriptionHtml: html,
    minExperienceYears: 5,
    maxExperienceYears: 10,
    employmentType: "Full Time",
    location: "Pune / Remote",
    mustHaveSkills: ["C++", "Navigation", "c++", " NAVIGATION "],
    knockoutQuestions: [{ key: "licence", kind: "yesNo", prompt: "A licence?", disqualifies: false }],
    closesAt: new Date(t().clock.now().getTime() + 10 * DAY),
  });
  expect(job.descriptionHtml).toContain("<p>Fly <b>fast</b></p>");
  expect(job.descriptionHtml).toContain('href="https://x.example"');
  expect(job.descriptionHtml).not.toMatch(/script|onclick|onerror|iframe|style|img|alert/i);
  expect(job).toMatchObject({ status: "draft", applicantsCount: 0, team: [], deletedAt: null });
  expect([9, 10, 11]).toContain(job.closingInDays);
  expect(job.mustHaveSkills).toEqual(["C++", "Navigation"]);
  expect(job.publicKey).toMatch(/^[0-9a-f]{64}$/);
  await expect(make({ minExperienceYears: 3, maxExperienceYears: 2 })).rejects.toMatchObject({
    fields: [{ path: "minExperienceYears" }],
  });
  await expect(
    t().kernel.run(jobs.update, { id: job.id, minExperienceYears: 11 }, home.owner.call),
  ).rejects.toMatchObject({ fields: [{ path: "minExperienceYears" }] });
  await expect(
    t().kernel.run(jobs.update, { id: job.id, maxExperienceYears: 4 }, home.owner.call),
  ).rejects.toMatchObject({ fields: [{ path: "maxExperienceYears" }] });
});

test("a job closes by itself when its close date has come, and an update that opens or closes one says so in its event", async () => {
  const { kernel, clock } = t();
  const { call } = home.owner;
  const closesAt = new Date(clock.now().getTime() + DAY);
  const { id, publicKey } = await make({ published: true, closesAt });
  const stranger = { principal: { kind: "anonymous" }, requestId: "test", address: "203.0.113.1" } as const;
  expect(await kernel.run(jobs.getPublic, { publicKey }, stranger)).toMatchObject({ closesAt });
  expect(await get(id)).toMatchObject({ status: "open" });
  clock.advance(DAY);
  expect(await get(id)).toMatchObject({ status: "closed", closingInDays: 0 });
  await expect(kernel.run(jobs.getPublic, { publicKey }, stranger)).rejects.toMatchObject({ code: "not_found" });
  expect((await kernel.run(jobs.list, { filters: { status: "open" } }, call)).items).not.toContainEqual(
    expect.objectContaining({ id }),
  );
  await kernel.run(jobs.update, { id, title: "Captain" }, call);
  await kernel.run(jobs.update, { id, closesAt: null }, call);
  const { items } = await kernel.run(operations.events.list, { filters: { jobId: id, type: "job.updated" } }, call);
  expect(items.map(({ from, to }) => [from, to])).toEqual(
    expect.arrayContaining([
      [null, null],
      ["closed", "open"],
    ]),
  );
});

test("a job is published, closed and reopened, each once", async () => {
  const { id } = await make();
  const run = (verb: "publish" | "close" | "reopen", input: object = {}) =>
    t().kernel.run(jobs[verb], { id, ...input }, home.owner.call);
  expect(await run("publish")).toMatchObject({ status: "open", version: 2 });
  expect(await run("publish")).toMatchObject({ status: "open", version: 2 });
  expect(await run("close")).toMatchObject({ status: "closed", closingInDays: 0, version: 3 });
  expect(await run("close")).toMatchObject({ version: 3 });
  await expect(run("publish")).rejects.toMatchObject({ code: "refused" });
  const past = new Date(t().clock.now().getTime() - DAY);
  await expect(run("reopen", { closesAt: past })).rejects.toMatchObject({ fields: [{ path: "closesAt" }] });
  await expect(run("reopen", { expectedVersion: 1 })).rejects.toMatchObject({ code: "version_conflict" });
  expect(await run("reopen")).toMatchObject({ status: "open", closesAt: null, closingInDays: null });
});

test("lists find by title, skills and status, and count applicants of today by the organisation's calendar", async () => {
  const there = await makeOrganisation(t().kernel);
  const of = (input: object) => make(input, there.owner);
  const found = (filters: object, order?: string) => titles(filters, order, there.owner);
  const java = await of({ title: "Java developer", mustHaveSkills: ["Java", "Spring Boot"], published: true });
  await of({ title: "Bounty hunter 100%", description: "Knows java sparrows", closesAt: t().clock.now() });
  await of({ title: "Abacus maker" });
  expect(await found({ title: "DEVELOP" })).toEqual(["Java developer"]);
  expect(await found({ title: "100%" })).toEqual(["Bounty hunter 100%"]);
  expect(await found({ title: "%" })).toEqual(["Bounty hunter 100%"]);
  expect(await found({ mustSkills: "spring" })).toEqual(["Java developer"]);
  expect(await found({ skills: "java" })).toEqual(["Java developer", "Bounty hunter 100%"]);
  expect(await found({ status: "draft" })).toEqual(["Abacus maker"]);
  expect(await found({ status: "open" })).toEqual(["Java developer"]);
  expect(await found({ status: "closed" })).toEqual(["Bounty hunter 100%"]);
  expect(await found({}, "title")).toEqual(["Abacus maker", "Bounty hunter 100%", "Java developer"]);
  expect((await found({}, "closesAt"))[0]).toBe("Bounty hunter 100%");
  const person = { jobId: java.id, firstName: "Luke", lastName: "S", email: "luke@tatooine.example" };
  await t().kernel.run(candidates.create, person, there.owner.call);
  expect(await get(java.id, there.owner)).toMatchObject({ applicantsCount: 1, applicantsTodayCount: 1 });
  t().clock.advance(DAY);
  expect(await get(java.id, there.owner)).toMatchObject({ applicantsCount: 1, applicantsTodayCount: 0 });
});

test("today begins at midnight of the organisation's time zone, for applicants and for the last day of a job", async () => {
  const { kernel, clock } = t();
  const { owner } = await makeOrganisation(kernel);
  await kernel.run(operations.organisations.update, { timeZone: "Asia/Kolkata" }, owner.call);
  const sinceMidnight = (clock.now().getTime() + 5.5 * HOUR) % DAY;
  clock.advance(DAY - sinceMidnight - HOUR);
  const closesAt = new Date(clock.now().getTime() + 2 * HOUR);
  const { id } = await make({ closesAt }, owner);
  const person = { jobId: id, firstName: "Luke", lastName: "S", email: "luke@tatooine.example" };
  await kernel.run(candidates.create, person, owner.call);
  const counts = async () => {
    const { applicantsTodayCount, applicantsCount, closingInDays, status } = await get(id, owner);
    return [applicantsTodayCount, applicantsCount, closingInDays, status];
  };
  expect(await counts()).toEqual([1, 1, 1, "draft"]);
  clock.advance(HOUR + 1000);
  expect(await counts()).toEqual([0, 1, 0, "draft"]);
});

test("a deleted job takes all that hangs on it out of sight, and brings it back", async () => {
  const { kernel, clock } = t();
  const { call } = home.owner;
  const { id, title } = await make({ title: "Vanishing" });
  const person = { jobId: id, firstName: "Leia", lastName: "O", email: "leia@alderaan.example" };
  const interview = await kernel.run(videoInterviews.create, person, call);
  const invited = await kernel.run(videoInterviews.advance, { id: interview.id }, call);
  const credentials = { kind: "activationKey", key: invited.activationKey ?? "" } as const;
  const candidate = { principal: await kernel.authenticate(credentials), requestId: "test", address: "" };
  await kernel.run(videoInterviews.getOwn, {}, candidate);

  const seen = async () => ({
    jobs: await titles({ title: "Vanishing" }),
    applications: (await kernel.run(applications.list, { filters: { candidateId: interview.candidateId } }, call)).items
      .length,
    interviews: (await kernel.run(videoInterviews.list, { filters: { email: person.email } }, call)).items.length,
    candidates: (await kernel.run(candidates.list, { filters: { email: person.email } }, call)).items.length,
  });
  const there = { jobs: [title], applications: 1, interviews: 1, candidates: 1 };
  const gone = { jobs: [], applications: 0, interviews: 0, candidates: 0 };
  expect(await seen()).toEqual(there);
  for (let n = 0; n < 2; n += 1) await kernel.run(jobs.delete, { id }, call);
  expect(await seen()).toEqual(gone);
  expect(await titles({ deleted: true })).toContain(title);
  for (const attempt of [
    () => get(id),
    () => kernel.run(jobs.update, { id, title: "x" }, call),
    () => kernel.run(applications.get, { id: interview.applicationId }, call),
    () => kernel.run(videoInterviews.get, { id: interview.id }, call),
    () => kernel.run(candidates.create, { ...person, email: "han@corellia.example" }, call),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  await expect(kernel.run(videoInterviews.getOwn, {}, candidate)).rejects.toMatchObject({ code: "unauthenticated" });
  await kernel.run(jobs.restore, { id }, call);
  expect(await seen()).toEqual(there);

  await kernel.run(jobs.delete, { id }, call);
  clock.advance(31 * DAY);
  await purgeDeletedJobs(kernel, home.organisationId, "test");
  await expect(kernel.run(jobs.restore, { id }, call)).rejects.toMatchObject({ code: "not_found" });
  expect(await titles({ deleted: true })).not.toContain(title);
});

test("a job goes to an owner who may own one", async () => {
  const { recruiter, hiringManager, owner } = home;
  const { id } = await make();
  const give = (userId: number, user = owner) => t().kernel.run(jobs.changeOwner, { id, userId }, user.call);
  await expect(give(hiringManager.userId)).rejects.toMatchObject({ fields: [{ path: "userId" }] });
  await expect(get(id, recruiter)).rejects.toMatchObject({ code: "not_found" });
  expect(await give(recruiter.userId)).toMatchObject({ ownerUserId: recruiter.userId });
  expect(await get(id, recruiter)).toMatchObject({ id });
  await expect(give(owner.userId, recruiter)).resolves.toMatchObject({ ownerUserId: owner.userId });
});
