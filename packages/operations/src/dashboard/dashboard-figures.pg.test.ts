import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { Kernel } from "../kernel/kernel.ts";
import { type Hiring, lookTwice, makeHiring, readDashboard } from "./hiring.fixture.ts";

const { applications, assessments, candidates, dashboard, jobs, organisations, resumes, workflows } = operations;
const DAY = 24 * 60 * 60 * 1000;
const t = useKernel();

const stages = [
  { service: "resumeScreening", name: "Screening" },
  { service: "manual", name: "Phone call" },
  { service: "assessment", name: "Tests" },
  { service: "videoInterview", name: "Video" },
  { service: "manual", name: "Trial day" },
  { service: "finalInterview", name: "Final" },
];

async function withWorkflow({ kernel, owner }: Hiring, jobId: number) {
  const made = await kernel.run(workflows.create, { name: "Usual", stages }, owner.call);
  await kernel.run(workflows.assign, { jobId, workflowId: made.id }, owner.call);
  return made.stages.map(({ id }) => id);
}

test("applications are counted where they are, each once, for the organisation, a user and each job", async () => {
  const hiring = await makeHiring(t());
  const { kernel, owner, recruiter } = hiring;
  const [pilot, cook] = [await hiring.job("Pilot", recruiter), await hiring.job("Cook")];
  const stageIds = await withWorkflow(hiring, pilot);
  for (const stageId of stageIds) {
    const { applicationIds } = await hiring.apply(pilot);
    await kernel.run(applications.moveToStage, { id: applicationIds[0], stageId }, owner.call);
  }
  for (const verb of ["hire", "hold", "reject", "withdraw"] as const) {
    const [id] = (await hiring.apply(pilot)).applicationIds;
    await kernel.run(applications[verb], { id }, owner.call);
  }
  await hiring.apply(cook);
  const ofPilot = {
    resumeScreening: 2,
    assessmentTest: 1,
    videoInterview: 2,
    finalInterview: 1,
    hired: 1,
    onHold: 1,
    rejected: 2,
  };
  const ofCook = { ...Object.fromEntries(Object.keys(ofPilot).map((group) => [group, 0])), resumeScreening: 1 };
  await lookTwice(kernel, async () => {
    const all = await readDashboard(hiring, owner);
    expect(all.stages).toEqual({ ...ofPilot, resumeScreening: 3 });
    expect(all.overview).toEqual([
      { jobId: cook, jobName: "Cook", stages: ofCook },
      { jobId: pilot, jobName: "Pilot", stages: ofPilot },
    ]);
    expect((await readDashboard(hiring, recruiter)).stages).toEqual(ofPilot);
    expect((await readDashboard(hiring, owner, pilot)).overview).toEqual(all.overview.slice(1));
  });
});

test("the overview pages through the hundred newest jobs, and finds an older one by its id", async () => {
  const hiring = await makeHiring(t());
  const { kernel, owner } = hiring;
  const ids: number[] = [];
  for (let n = 0; n < 103; n += 1) ids.unshift(await hiring.job(`Job ${n}`, n % 2 === 0 ? owner : hiring.recruiter));
  const read = (input: object, user = owner) => kernel.run(dashboard.stagesOverview, input, user.call);
  const first = await read({ limit: 60, withTotal: true });
  expect(first.total).toBe(100);
  const second = await read({ limit: 60, cursor: first.nextCursor ?? "" });
  expect(second.nextCursor).toBeNull();
  expect([...first.items, ...second.items].map(({ jobId }) => jobId)).toEqual(ids.slice(0, 100));
  const last = await read({ limit: 10, offset: 95, withTotal: true });
  expect(last.items.map(({ jobId }) => jobId)).toEqual(ids.slice(95, 100));
  expect((await read({ filters: { jobId: ids.at(-1) } })).items).toMatchObject([{ jobId: ids.at(-1) }]);
  expect((await read({ limit: 100, withTotal: true }, hiring.recruiter)).total).toBe(51);
});

test("the key figures: hires with the first of them, credits, and jobs that are open or closed", async () => {
  const hiring = await makeHiring(t());
  const { kernel, owner, recruiter } = hiring;
  const [pilot, cook] = [await hiring.job("Pilot", recruiter), await hiring.job("Cook")];
  const late = await hiring.apply(cook);
  const early = await hiring.apply(pilot, {}, cook);
  await hiring.apply(pilot);
  const applicationIds = early.applicationIds.slice(0, 1);
  for (const name of ["Flying", "Aiming", "Docking"])
    await kernel.run(assessments.assign, { applicationIds, name }, owner.call);
  await kernel.run(applications.hire, { id: early.applicationIds[0] }, owner.call);
  await kernel.run(applications.hire, { id: late.applicationIds[0] }, owner.call);
  await kernel.run(jobs.close, { id: cook }, owner.call);
  const firstHire = { id: early.id, name: "Han 2 Solo", email: "han2@falcon.example", hiredAt: expect.any(Date) };
  const figures = { firstHire, creditsUsed: 15 };
  await lookTwice(kernel, async () => {
    const all = await readDashboard(hiring, owner);
    expect(all.details).toEqual({
      ...figures,
      totalApplicants: 3,
      assessmentRatio: 33.33,
      screeningRatio: 0,
      hires: 2,
      creditsPerHire: 8,
      jobs: { total: 2, opened: 1, closed: 1 },
    });
    const own = { ...figures, totalApplicants: 2, assessmentRatio: 50, hires: 1, creditsPerHire: 15 };
    for (const [user, jobId] of [[recruiter], [owner, pilot]] as const)
      expect((await readDashboard(hiring, user, jobId)).details).toMatchObject(own);
    const ofCook = (await readDashboard(hiring, owner, cook)).details;
    expect(ofCook).toMatchObject({ firstHire: { id: late.id }, creditsPerHire: 0, jobs: { opened: 0, closed: 1 } });
  });
  await kernel.run(candidates.erase, { id: early.id }, owner.call);
  await lookTwice(kernel, async () => {
    expect((await readDashboard(hiring, owner)).details).toMatchObject({ firstHire: { id: late.id }, hires: 1 });
    expect((await readDashboard(hiring, recruiter)).details).toMatchObject({ firstHire: null, creditsPerHire: null });
  });
});

test("resumes: the newest of those to be seen, and their scores in eleven bins", async () => {
  const hiring = await makeHiring(t());
  const { kernel, owner, recruiter } = hiring;
  const [pilot, cook] = [await hiring.job("Pilot", recruiter), await hiring.job("Cook")];
  const parts = { skills: 3, workExperience: 3, projects: 2, education: 1, certifications: 1 };
  const scores = [
    [pilot, { ...parts }],
    [pilot, { skills: 3, workExperience: 0.99 }],
    [cook, { skills: 0 }],
    [cook, null],
  ] as const;
  const times: Date[] = [];
  for (const [jobId, components] of scores) {
    const [applicationId] = (await hiring.apply(jobId)).applicationIds;
    const resume = await kernel.run(resumes.create, { applicationId }, owner.call);
    if (components !== null) await kernel.run(resumes.setScore, { id: resume.id, components }, owner.call);
    times.push(resume.createdAt);
  }
  await lookTwice(kernel, async () => {
    const [all, own] = [await readDashboard(hiring, owner), await readDashboard(hiring, recruiter)];
    expect([all.newest, own.newest]).toEqual([times[3], times[1]]);
    expect((await readDashboard(hiring, owner, cook)).newest).toEqual(times[3]);
    expect(all.scores).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    expect(own.scores).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
  });
});

test.each([
  ["2026-03-29T21:59:59.999Z", "2026-W13", "2026-W14", "2026-04-07T10:00:00Z"],
  ["2026-10-25T22:59:59.999Z", "2026-W43", "2026-W44", "2026-11-03T10:00:00Z"],
])("the week that ends at %s, of a change to or from summer time, is %s", async (last, week, next, later) => {
  let now = Date.parse(last);
  const ports = { ...t().ports, now: () => new Date(now) };
  const kernel = new Kernel({ database: t().database, jobs: t().jobs, ports, verifyOutputs: true });
  const hiring = await makeHiring({ kernel });
  const jobId = await hiring.job("Pilot", hiring.recruiter);
  await hiring.apply(jobId);
  const { applicationIds } = await hiring.apply(jobId);
  now += 1;
  await hiring.apply(jobId);
  await kernel.run(assessments.assign, { applicationIds, name: "Flying" }, hiring.owner.call);
  now = Date.parse(later);
  const look = async (expected: object) => {
    for (const [user, id] of [[hiring.owner], [hiring.recruiter], [hiring.owner, jobId]] as const) {
      const { applicationsReceived: received, assessments: tests } = (await readDashboard(hiring, user, id)).weeks;
      const found = { [week]: 0, [next]: 0, tests: tests.data.at(-2) };
      for (const [index, label] of received.weeks.entries())
        if (label in found) found[label] = received.data[index] ?? 0;
      expect(found).toEqual(expected);
      expect(received.weeks.indexOf(next)).toBe(10);
    }
  };
  await lookTwice(kernel, () => look({ [week]: 2, [next]: 1, tests: 1 }));
  await kernel.run(organisations.update, { timeZone: "America/New_York" }, hiring.owner.call);
  await lookTwice(kernel, () => look({ [week]: 3, [next]: 0, tests: 0 }));
  now += 90 * DAY;
  const { data } = (await readDashboard(hiring, hiring.owner)).weeks.applicationsReceived;
  expect(data).toEqual(Array.from({ length: 12 }, () => 0));
});
