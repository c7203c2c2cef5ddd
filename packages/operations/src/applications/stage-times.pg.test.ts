import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { applications, candidates, jobs, workflows } = operations;
const MINUTE = 60_000;
const t = useKernel();
let home: TestOrganisation;
let workflow: { readonly id: number; readonly stageIds: readonly number[] };

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
  workflow = await makeWorkflow(home);
});

async function makeWorkflow({ owner }: TestOrganisation) {
  const stages = ["First", "Second", "Third"].map((name) => ({ service: "manual", name }));
  const made = await t().kernel.run(workflows.create, { name: "Three", stages }, owner.call);
  return { id: made.id, stageIds: made.stages.map(({ id }) => id) };
}

let people = 0;
async function makeApplication() {
  const { kernel } = t();
  const { call } = home.owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  people += 1;
  const person = { jobId, firstName: "Han", lastName: "Solo", email: `han${people}@falcon.example` };
  await kernel.run(candidates.create, person, call);
  const [application] = (await kernel.run(applications.list, { filters: { jobId } }, call)).items;
  return { jobId, id: application?.id ?? 0, version: application?.version ?? 0 };
}

const staysOf = async (id: number) =>
  (await t().kernel.run(applications.timeInStage, { id }, home.owner.call)).stays.map(
    ({ stage, seconds, leftAt }) => [stage?.name, Math.round(seconds / 60), leftAt !== null] as const,
  );

test("the time in each stage counts stay by stay, stops with the application, and goes on when that is taken back", async () => {
  const { kernel, clock } = t();
  const { call } = home.owner;
  const { id } = await makeApplication();
  const [first, second] = workflow.stageIds;
  clock.advance(10 * MINUTE);
  await kernel.run(applications.moveToStage, { id, stageId: second }, call);
  clock.advance(20 * MINUTE);
  await kernel.run(applications.moveToStage, { id, stageId: first }, call);
  clock.advance(5 * MINUTE);
  const open = [
    ["First", 10, true],
    ["Second", 20, true],
  ];
  expect(await staysOf(id)).toEqual([...open, ["First", 5, false]]);
  await kernel.run(applications.reject, { id }, call);
  clock.advance(30 * MINUTE);
  expect(await staysOf(id)).toEqual([...open, ["First", 5, true]]);
  await kernel.run(applications.undoRejection, { id }, call);
  expect(await staysOf(id)).toEqual([...open, ["First", 35, false]]);
});

test("a move of a version that is not there any more is a conflict, and its reason is in the history alone", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const { id, version } = await makeApplication();
  const move = { id, expectedVersion: version, reasonCode: "goodTalk" };
  const moved = await kernel.run(applications.moveToNextStage, move, call);
  expect(moved).toMatchObject({ stage: { name: "Second" }, version: version + 1 });
  for (const [operation, input] of [
    [applications.moveToNextStage, move],
    [applications.moveToStage, { ...move, stageId: workflow.stageIds[2] }],
    [applications.hold, move],
  ] as const)
    await expect(kernel.run(operation, input, call)).rejects.toMatchObject({ code: "version_conflict" });
  const { items } = await kernel.run(applications.history, { id, order: "-position" }, call);
  expect(items[0]).toMatchObject({
    type: "application.moved",
    from: String(workflow.stageIds[0]),
    to: String(workflow.stageIds[1]),
    reasonCode: "goodTalk",
    actor: { kind: "user", id: home.owner.userId },
  });
});

test("a stage of no or of another workflow is unknown, and a date is for final interviews", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const { id } = await makeApplication();
  const elsewhere = await makeWorkflow(home);
  const foreign = await makeWorkflow(await makeOrganisation(kernel));
  for (const stageId of [elsewhere.stageIds[0], foreign.stageIds[0], 2 ** 52]) {
    const moving = kernel.run(applications.moveToStage, { id, stageId }, call);
    await expect(moving).rejects.toMatchObject({ code: "not_found" });
  }
  const finalInterview = { startsAt: "2099-01-01T10:00Z", durationMinutes: 30, place: "Room 1", interviewerIds: [] };
  const dated = kernel.run(applications.moveToStage, { id, stageId: workflow.stageIds[1], finalInterview }, call);
  await expect(dated).rejects.toMatchObject({ code: "invalid_input" });
  expect(await staysOf(id)).toMatchObject([["First", 0, false]]);
});

test("history and times are for who may see the job", async () => {
  const { kernel } = t();
  const { owner, recruiter, hiringManager } = home;
  const { id, jobId } = await makeApplication();
  const read = async (user: typeof owner) => {
    await kernel.run(applications.history, { id }, user.call);
    await kernel.run(applications.timeInStage, { id }, user.call);
  };
  for (const user of [recruiter, hiringManager, (await makeOrganisation(kernel)).owner])
    await expect(read(user)).rejects.toMatchObject({ code: "not_found" });
  await kernel.run(jobs.addTeamMember, { jobId, userId: hiringManager.userId, role: "reviewer" }, owner.call);
  await read(hiringManager);
  const moving = kernel.run(applications.moveToNextStage, { id }, hiringManager.call);
  await expect(moving).rejects.toMatchObject({ code: "forbidden" });
});
