import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import type { AnyOperation } from "../kernel/operation.ts";

const { applications, candidates, dashboard, jobs, workflows } = operations;
const t = useKernel();
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const BY_HAND = { source: "manual", applications: 3 };
const NONE = [BY_HAND, ...["apply", "import", "api"].map((source) => ({ source, applications: 0 }))];

const stages = ["Screening", "Trial", "Talk"].map((name) => ({ service: "manual", name }));

interface Scene {
  readonly organisation: TestOrganisation;
  readonly jobId: number;
  readonly emptyJobId: number;
  readonly stageIds: readonly number[];
  readonly workflowId: number;
  /** The date in the organisation's time zone on which everything but the hire happened. */
  readonly day: string;
}

let scene: Scene;

const dayOf = (date: Date): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(date);

/** Moves the clock to the next local midnight and a few hours, so that what follows is of one day. */
function nextMorning(): void {
  const { clock } = t();
  const today = dayOf(clock.now());
  while (dayOf(clock.now()) === today) clock.advance(HOUR / 4);
  clock.advance(3 * HOUR);
}

/** Three people on a job: one was hired from the second stage, one came back from it, one waits in the first. */
beforeAll(async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.recruiter;
  nextMorning();
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const { id: emptyJobId } = await kernel.run(jobs.create, { title: "Gunner" }, call);
  const workflow = await kernel.run(workflows.create, { name: "Usual", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const stageIds = workflow.stages.map(({ id }) => id);
  for (const name of ["Han", "Leia", "Luke"]) {
    const person = { firstName: name, lastName: "Solo", email: `${name}.${jobId}@people.example`.toLowerCase(), jobId };
    await kernel.run(candidates.create, person, call);
  }
  const { items } = await kernel.run(applications.list, { filters: { jobId }, order: "id" }, call);
  const [han = 0, leia = 0] = items.map(({ id }) => id);
  const [first = 0, second = 0] = stageIds;
  const now = clock.now();
  clock.advance(2 * HOUR - (clock.now().getTime() - now.getTime()));
  await kernel.run(applications.bulk, { action: "move", stageId: second, ids: [han, leia] }, call);
  clock.advance(HOUR);
  await kernel.run(applications.moveToStage, { id: leia, stageId: first }, call);
  scene = {
    organisation,
    jobId,
    emptyJobId,
    stageIds,
    workflowId: workflow.id,
    day: dayOf(clock.now()),
  };
  clock.advance(3 * DAY);
  await kernel.run(applications.hire, { id: han }, call);
});

const stage = (nth: number) => ({
  stageId: scene.stageIds[nth],
  name: stages[nth]?.name,
  service: "manual",
  position: nth + 1,
  workflowId: scene.workflowId,
});

const scopes = [
  ["all jobs, for an owner", "owner", false],
  ["one job, for an owner", "owner", true],
  ["their own jobs, for a recruiter", "recruiter", false],
  ["one job, for its owner", "recruiter", true],
] as const;

describe.each(scopes)("%s", (_, role, ofJob) => {
  const asked = () => (ofJob ? { jobId: scene.jobId } : {});
  const call = () => scene.organisation[role].call;

  test("who passed a stage counts for the day on which they entered it; who came back has not passed", async () => {
    const range = { from: scene.day, to: scene.day };
    const passed = await t().kernel.run(dashboard.passThrough, { ...asked(), ...range }, call());
    expect(passed).toEqual({
      ...range,
      stages: [
        { ...stage(0), entered: 3, passed: 1, rate: 33.33 },
        { ...stage(1), entered: 1, passed: 1, rate: 100 },
      ],
    });
    const stays = await t().kernel.run(dashboard.timeInStage, { ...asked(), ...range }, call());
    expect(stays.stages.map(({ name, passed: count }) => [name, count])).toEqual([
      ["Screening", 1],
      ["Trial", 1],
    ]);
    const [inFirst, inSecond] = stays.stages.map(({ averageSeconds }) => averageSeconds ?? 0);
    expect(Math.round((inFirst ?? 0) / 3600)).toBe(2);
    expect(Math.round((inSecond ?? 0) / 3600)).toBe(73);
  });

  test("hires count for the day of the hire, applications for that on which they came in", async () => {
    const { kernel } = t();
    const range = { from: scene.day, to: scene.day };
    expect(await kernel.run(dashboard.timeToHire, { ...asked(), ...range }, call())).toEqual({
      ...range,
      hires: 0,
      averageSeconds: null,
    });
    const hired = await kernel.run(dashboard.timeToHire, asked(), call());
    expect(hired.hires).toBe(1);
    expect(Math.round((hired.averageSeconds ?? 0) / 3600)).toBe(75);
    expect((await kernel.run(dashboard.sources, { ...asked(), ...range }, call())).sources).toEqual(NONE);
  });

  test("days before and after have nothing", async () => {
    const { kernel } = t();
    for (const range of [
      { from: "2020-01-01", to: "2021-12-31" },
      { from: "2099-01-01", to: "2099-01-01" },
    ]) {
      const input = { ...asked(), ...range };
      expect(await kernel.run(dashboard.timeInStage, input, call())).toEqual({ ...range, stages: [] });
      expect(await kernel.run(dashboard.passThrough, input, call())).toEqual({ ...range, stages: [] });
      expect(await kernel.run(dashboard.timeToHire, input, call())).toMatchObject({ hires: 0, averageSeconds: null });
      const { sources } = await kernel.run(dashboard.sources, input, call());
      expect(sources.map(({ applications: count }) => count)).toEqual([0, 0, 0, 0]);
    }
  });
});

const operationsOfRanges: readonly AnyOperation[] = [
  dashboard.timeInStage,
  dashboard.passThrough,
  dashboard.timeToHire,
  dashboard.sources,
];

test("twelve weeks ending today, by the organisation's calendar, unless it is told otherwise", async () => {
  const { kernel, clock } = t();
  const { organisation } = scene;
  const to = dayOf(clock.now());
  const from = new Date(Date.parse(to) - 83 * DAY).toISOString().slice(0, 10);
  for (const operation of operationsOfRanges) {
    expect(await kernel.run(operation, {}, organisation.owner.call)).toMatchObject({ from, to });
    const input = { to: "2024-03-01", from: "2024-02-29" };
    expect(await kernel.run(operation, input, organisation.owner.call)).toMatchObject(input);
  }
});

test.each([
  ["ends before it starts", { from: "2026-02-02", to: "2026-02-01" }, "to"],
  ["begins after today", { from: "2199-01-01" }, "from"],
  ["has ten years", { from: "2015-01-01", to: "2024-12-31" }, "from"],
  ["has a date that is none", { from: "2026-02-30" }, "from"],
])("a range that %s is refused, and its field named", async (_, input, path) => {
  for (const operation of operationsOfRanges) {
    await expect(t().kernel.run(operation, input, scene.organisation.owner.call)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [expect.objectContaining({ path })],
    });
  }
});

test("a job without applicants has nothing, and one that the caller may not see is not there", async () => {
  const { kernel } = t();
  const abroad = await makeOrganisation(kernel);
  const { organisation, jobId, emptyJobId } = scene;
  for (const operation of operationsOfRanges) {
    await expect(kernel.run(operation, { jobId: emptyJobId }, organisation.owner.call)).resolves.toBeDefined();
    for (const stranger of [abroad.owner, organisation.hiringManager]) {
      await expect(kernel.run(operation, { jobId }, stranger.call)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(kernel.run(operation, {}, abroad.owner.call)).resolves.toBeDefined();
  }
  const input = { jobId: emptyJobId };
  expect(await kernel.run(dashboard.passThrough, input, organisation.owner.call)).toMatchObject({ stages: [] });
  expect(await kernel.run(dashboard.timeToHire, {}, organisation.hiringManager.call)).toMatchObject({ hires: 0 });
});

test("a stage that was removed is not told of", async () => {
  const { kernel } = t();
  const { organisation, jobId, stageIds } = scene;
  const { call } = organisation.owner;
  const [first = 0, second = 0] = stageIds;
  await kernel.run(operations.stages.delete, { id: second, moveTo: first }, call);
  const { stages: left } = await kernel.run(dashboard.passThrough, { jobId }, call);
  expect(left.map(({ stageId }) => stageId)).not.toContain(second);
});
