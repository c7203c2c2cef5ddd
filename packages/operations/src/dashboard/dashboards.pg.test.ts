import { namedQuery } from "@hirelane/db";
import { IMPORT_ROWS_AT_ONCE } from "@hirelane/domain";
import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { everyOperation, operations } from "../catalogue.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { type Hiring, lookTwice, makeHiring, readDashboard } from "./hiring.fixture.ts";

const { assessments, candidates, dashboard, imports, jobs, screenings } = operations;
const t = useKernel();

const noStages = {
  resumeScreening: 0,
  assessmentTest: 0,
  videoInterview: 0,
  finalInterview: 0,
  hired: 0,
  onHold: 0,
  rejected: 0,
};
const nothing = {
  total: 0,
  location: { city: null, count: 0 },
  skills: [],
  newest: null,
  stages: noStages,
  scores: Array.from({ length: 11 }, () => 0),
};
const noDetails = {
  totalApplicants: 0,
  assessmentRatio: null,
  screeningRatio: null,
  firstHire: null,
  creditsUsed: 0,
  hires: 0,
  creditsPerHire: null,
};

test("an organisation without jobs, and a job without applicants, have dashboards of nothing", async () => {
  const hiring = await makeHiring(t());
  const { owner, recruiter } = hiring;
  const none = { ...nothing, details: { ...noDetails, jobs: { total: 0, opened: 0, closed: 0 } } };
  for (const user of [owner, recruiter]) {
    const seen = await readDashboard(hiring, user);
    expect(seen).toMatchObject({ ...none, overview: [] });
    for (const series of Object.values(seen.weeks)) {
      expect(series.data).toEqual(Array.from({ length: 12 }, () => 0));
      expect(new Set(series.weeks).size).toBe(12);
    }
  }
  const jobId = await hiring.job("Pilot");
  const one = { ...nothing, details: { ...noDetails, jobs: { total: 1, opened: 1, closed: 0 } } };
  expect(await readDashboard(hiring, owner, jobId)).toMatchObject({
    ...one,
    overview: [{ jobId, jobName: "Pilot", stages: noStages }],
  });
  await hiring.apply(jobId);
  const bare = { total: 1, location: nothing.location, skills: [], newest: null, stages: { resumeScreening: 1 } };
  await lookTwice(t().kernel, async () => expect(await readDashboard(hiring, owner)).toMatchObject(bare));
});

test("a job that is unknown, foreign, deleted or not to be seen is not found, and text is no job", async () => {
  const hiring = await makeHiring(t());
  const foreign = await (await makeHiring(t())).job("Elsewhere");
  const jobId = await hiring.job("Pilot");
  const deleted = await hiring.job("Gone");
  await t().kernel.run(jobs.delete, { id: deleted }, hiring.owner.call);
  const reads = everyOperation.filter(({ id }) => id.startsWith("dashboard.") && id !== "dashboard.stagesOverview");
  expect(reads.length).toBeGreaterThanOrEqual(8);
  const ask = (operation: AnyOperation, input: object, { call } = hiring.owner) =>
    t().kernel.run(operation, input, call);
  for (const operation of reads) {
    for (const id of [foreign, deleted, 999_999_999, 2 ** 60])
      await expect(ask(operation, { jobId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(operation, { jobId }, hiring.recruiter)).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(operation, { jobId: "7" })).rejects.toMatchObject({ fields: [{ path: "jobId" }] });
    await expect(ask(operation, { job: 7 })).rejects.toMatchObject({ code: "invalid_input" });
  }
  const overview = (id: unknown, { call } = hiring.owner) =>
    t().kernel.run(dashboard.stagesOverview, { filters: { jobId: id } }, call);
  for (const id of [foreign, deleted]) await expect(overview(id)).rejects.toMatchObject({ code: "not_found" });
  await expect(overview(jobId, hiring.recruiter)).rejects.toMatchObject({ code: "not_found" });
  await expect(overview("7")).rejects.toMatchObject({ fields: [{ path: "filters.jobId" }] });
});

describe("persons who apply for several jobs count once", () => {
  test("for the organisation, for one user's jobs, and once for each job", async () => {
    const hiring = await makeHiring(t());
    const { owner, recruiter, organisation } = hiring;
    const { kernel } = t();
    const [own, led, other] = [await hiring.job("Own", recruiter), await hiring.job("Led"), await hiring.job("Other")];
    const member = { jobId: led, userId: recruiter.userId, role: "manager" };
    await kernel.run(jobs.addTeamMember, member, owner.call);
    const reviewer = { jobId: led, userId: organisation.hiringManager.userId, role: "reviewer" };
    await kernel.run(jobs.addTeamMember, reviewer, owner.call);
    const pune = { city: "Pune", skills: ["Java", "SQL", "Go"] };
    const everywhere = await hiring.apply(own, pune, led, other);
    const twice = await hiring.apply(own, { ...pune, skills: ["java ", "Rust"] }, led);
    await hiring.apply(led, { city: "Delhi", skills: ["Rust", "SQL"] }, other);
    await hiring.apply(other, { city: "Delhi", skills: ["Rust"] });
    const applicationIds = [...everywhere.applicationIds, ...twice.applicationIds];
    await kernel.run(assessments.assign, { applicationIds, name: "Flying" }, owner.call);
    await kernel.run(screenings.assign, { applicationIds: everywhere.applicationIds }, owner.call);
    const look = async () => {
      const [all, some, few] = [
        await readDashboard(hiring, owner),
        await readDashboard(hiring, recruiter),
        await readDashboard(hiring, organisation.hiringManager),
      ];
      expect(all).toMatchObject({
        total: 4,
        location: { city: "Delhi", count: 2 },
        skills: ["Rust 3", "Java 2", "SQL 2"],
      });
      expect(all.details).toMatchObject({ totalApplicants: 4, assessmentRatio: 50, screeningRatio: 25 });
      expect(some).toMatchObject({
        total: 3,
        location: { city: "Pune", count: 2 },
        skills: ["Java 2", "Rust 2", "SQL 2"],
      });
      expect(some.details).toMatchObject({ totalApplicants: 3, assessmentRatio: 66.67, screeningRatio: 33.33 });
      expect(few).toMatchObject({ total: 3, details: { jobs: { total: 1, opened: 1 } } });
      const one = await readDashboard(hiring, recruiter, led);
      expect(one).toEqual({ ...few, overview: one.overview });
      expect(await readDashboard(hiring, owner, other)).toMatchObject({
        total: 3,
        skills: ["Rust 2", "SQL 2", "Go 1"],
      });
      expect(all.overview.map(({ jobName }) => jobName)).toEqual(["Other", "Led", "Own"]);
      expect(some.overview.map(({ jobName }) => jobName)).toEqual(["Led", "Own"]);
      expect(all.stages.resumeScreening).toBe(8);
      expect(some.weeks.applicationsReceived.data.at(-1)).toBe(5);
      expect(all.weeks.assessments.data.at(-1)).toBe(5);
    };
    await lookTwice(kernel, look);
    await kernel.run(jobs.delete, { id: led }, owner.call);
    await lookTwice(kernel, async () => {
      const [all, some] = [await readDashboard(hiring, owner), await readDashboard(hiring, recruiter)];
      expect(all).toMatchObject({
        total: 4,
        location: { city: "Delhi", count: 2 },
        skills: ["Rust 3", "Java 2", "SQL 2"],
      });
      expect(some).toMatchObject({
        total: 2,
        location: { city: "Pune", count: 2 },
        skills: ["Java 2", "Go 1", "Rust 1"],
      });
      expect(some.overview.map(({ jobName }) => jobName)).toEqual(["Own"]);
    });
    await kernel.run(jobs.restore, { id: led }, owner.call);
    await lookTwice(kernel, look);
    await kernel.run(candidates.erase, { id: everywhere.id }, owner.call);
    await lookTwice(kernel, async () => {
      expect(await readDashboard(hiring, owner)).toMatchObject({ total: 3, skills: ["Rust 3", "Java 1", "SQL 1"] });
      expect(await readDashboard(hiring, recruiter)).toMatchObject({ total: 2, location: { city: "Delhi", count: 1 } });
    });
  });
});

const respell = namedQuery<never>(
  `update candidates c set city = u.city from (
     select s.city, row_number() over () as n from unnest($1::text[]) as s(city)) u,
     (select id, row_number() over (order by id) as n from candidates) k
   where k.n = u.n and c.id = k.id`,
);

/** A city in a thousand spellings. */
const spellings = Array.from({ length: 1000 }, (_, n) => {
  const letters = Array.from("newyorkcity", (letter, at) => ((n >> at) & 1 ? letter.toUpperCase() : letter)).join("");
  return n % 2 === 0 ? letters : `${letters.slice(0, 3)} ${letters.slice(3, 7)}\u00a0 ${letters.slice(7)}`;
});

/** Writes as the worker would, past the operations. */
const asWorker = (hiring: Hiring, cities: readonly string[]) =>
  t().kernel.runAsSystem(hiring.organisation.organisationId, "test", ({ sql }) => sql.rows(respell, [cities]));

test("a thousand spellings of one city are one city, and one of them is shown", async () => {
  const hiring = await makeHiring(t());
  const { kernel } = t();
  const { owner, recruiter } = hiring;
  const jobId = await hiring.job("Pilot", recruiter);
  for (let first = 0; first < spellings.length; first += IMPORT_ROWS_AT_ONCE) {
    const rows = spellings
      .slice(first, first + IMPORT_ROWS_AT_ONCE)
      .map((_, n) => ({ firstName: "Some", lastName: "Body", email: `b${first + n}@people.example` }));
    await kernel.run(imports.create, { jobId, rows }, owner.call);
  }
  await hiring.apply(jobId, { city: "Boston" });
  await asWorker(hiring, spellings);
  await lookTwice(kernel, async () => {
    for (const [user, id] of [[owner], [recruiter], [owner, jobId]] as const) {
      const { city, count } = (await readDashboard(hiring, user, id)).location;
      expect(count).toBe(1000);
      expect(spellings).toContain(city);
    }
  });
  await asWorker(
    hiring,
    spellings.map((_, n) => (n < 600 ? "Boston" : "")),
  );
  await lookTwice(kernel, async () => {
    for (const user of [owner, recruiter])
      expect((await readDashboard(hiring, user)).location).toEqual({ city: "Boston", count: 601 });
  });
});

test("as many of each: the first by its key is the top", async () => {
  const hiring = await makeHiring(t());
  const jobId = await hiring.job("Pilot", hiring.recruiter);
  for (const [city, skill] of [
    ["Zagreb", "Zig"],
    ["aarau", "ada"],
    ["Bonn", "C"],
    ["Chur", "b"],
  ])
    await hiring.apply(jobId, { city: city ?? "", skills: [skill ?? ""] });
  await lookTwice(t().kernel, async () => {
    for (const user of [hiring.owner, hiring.recruiter])
      expect(await readDashboard(hiring, user)).toMatchObject({
        location: { city: "aarau", count: 1 },
        skills: ["ada 1", "b 1", "C 1"],
      });
  });
});
