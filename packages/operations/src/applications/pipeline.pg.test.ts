import { namedQuery } from "@hirelane/db";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { applications, candidates, jobs, stages, steps, videoInterviews, workflows } = operations;
const t = useKernel();

const fourStages = [
  { service: "resumeScreening", name: "Screening" },
  { service: "videoInterview", name: "Interview", configuration: { daysToExpire: 3 } },
  { service: "manual", name: "Trial day" },
  { service: "finalInterview", name: "Talk" },
];

/** A job with a workflow of four stages, and `people` who applied for it. */
async function makePipeline(organisation: TestOrganisation, people = 1) {
  const { kernel } = t();
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const workflow = await kernel.run(workflows.create, { name: "Pilots", stages: fourStages }, call);
  await kernel.run(workflows.assign, { jobId: job.id, workflowId: workflow.id }, call);
  const ids: number[] = [];
  for (let n = 0; n < people; n += 1) {
    const email = `${kernel.ports.cryptography.randomHex(5)}@people.example`;
    const person = await kernel.run(
      candidates.create,
      { firstName: "Han", lastName: "Solo", email, jobId: job.id },
      call,
    );
    const listed = await kernel.run(applications.list, { filters: { candidateId: person.id } }, call);
    ids.push(
      listed.items[0]?.id ??
        (await kernel.run(applications.create, { jobId: job.id, candidateId: person.id }, call)).id,
    );
  }
  const stageIds = workflow.stages.map(({ id }) => id);
  return { call, job, workflow, stageIds, ids, id: ids[0] ?? 0 };
}

const listMails = namedQuery<{ template: string; status: string }>(
  "select template, status from mails where application_id = $1 order by id",
);

function mailsOf(organisationId: number, applicationId: number) {
  return t().kernel.readAsSystem(organisationId, (sql) => sql.rows(listMails, [applicationId]));
}

test("an application begins on the first stage, and goes through all of them by next", async () => {
  const { kernel } = t();
  const { call, id, stageIds } = await makePipeline(await makeOrganisation(kernel));
  const begun = await kernel.run(applications.get, { id }, call);
  expect(begun).toMatchObject({ status: "active", stage: { id: stageIds[0], name: "Screening", position: 1 } });
  expect(begun.steps).toMatchObject([{ stage: { id: stageIds[0] }, status: "notStarted" }]);
  for (const [index, expectedStageId] of stageIds.slice(0, -1).entries()) {
    const moved = await kernel.run(applications.moveToNextStage, { id, expectedStageId }, call);
    expect(moved.stage?.id).toBe(stageIds[index + 1]);
  }
  await expect(kernel.run(applications.moveToNextStage, { id }, call)).rejects.toMatchObject({ code: "refused" });
  const stale = { id, expectedStageId: stageIds[0] };
  await expect(kernel.run(applications.moveToNextStage, stale, call)).rejects.toMatchObject({ code: "conflict" });
  const { steps: all } = await kernel.run(applications.get, { id }, call);
  expect(all.map(({ status }) => status)).toEqual(["approved", "notStarted", "notStarted", "notStarted"]);
  expect(all[0]).toMatchObject({ decidedBy: "person" });
  const { items } = await kernel.run(applications.history, { id, order: "position" }, call);
  expect(items.map(({ type, to }) => [type, to])).toEqual([
    ["application.created", "active"],
    ["application.moved", String(stageIds[0])],
    ["application.stepChanged", "approved"],
    ...stageIds.slice(1).map((stageId) => ["application.moved", String(stageId)]),
  ]);
  const { stays } = await kernel.run(applications.timeInStage, { id }, call);
  expect(stays.map(({ stageId }) => stageId)).toEqual(stageIds);
  expect(stays.at(-1)?.leftAt).toBeNull();
});

test("entering a video stage creates the interview, and invites", async () => {
  const { kernel } = t();
  const { call, id, job } = await makePipeline(await makeOrganisation(kernel));
  await kernel.run(applications.moveToNextStage, { id }, call);
  const { items } = await kernel.run(videoInterviews.list, { filters: { jobId: job.id } }, call);
  expect(items).toMatchObject([{ applicationId: id, status: "invited", firstName: "Han", version: 2 }]);
  const { deadline, invitedAt } = items[0] ?? {};
  expect(Number(deadline) - Number(invitedAt)).toBe(3 * 24 * 60 * 60 * 1000);
});

test("who has a video interview keeps it when they enter its stage", async () => {
  const { kernel } = t();
  const { call, job, stageIds } = await makePipeline(await makeOrganisation(kernel));
  const person = { jobId: job.id, firstName: "Leia", lastName: "Organa", email: "leia@alderaan.example" };
  const interview = await kernel.run(videoInterviews.create, person, call);
  const application = await kernel.run(applications.get, { id: interview.applicationId }, call);
  expect(application.stage?.id).toBe(stageIds[0]);
  await kernel.run(applications.moveToNextStage, { id: application.id }, call);
  expect(await kernel.run(videoInterviews.get, { id: interview.id }, call)).toMatchObject({ status: "invited" });
});

test("a rejection that is taken back is never told, and one that stands is told when the time is over", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const { organisationId } = organisation;
  const { call, id } = await makePipeline(organisation);
  const rejected = await kernel.run(applications.reject, { id, reasonCode: "notNow" }, call);
  expect(rejected).toMatchObject({ status: "rejected", statusCode: "notNow" });
  expect(Number(rejected.undoUntil) - Number(rejected.statusChangedAt)).toBe(60 * 60 * 1000);
  await expect(kernel.run(applications.hire, { id }, call)).rejects.toMatchObject({ code: "refused" });
  await expect(kernel.run(applications.moveToNextStage, { id }, call)).rejects.toMatchObject({
    code: "refused",
    message: "An application that is rejected cannot be moved.",
  });
  expect(await kernel.run(applications.undoRejection, { id }, call)).toMatchObject({ status: "active" });
  expect(await mailsOf(organisationId, id)).toEqual([{ template: "applicationRejected", status: "cancelled" }]);
  clock.advance(1000);
  await kernel.run(applications.hold, { id }, call);
  await kernel.run(applications.reject, { id }, call);
  clock.advance(60 * 60 * 1000);
  await expect(kernel.run(applications.undoRejection, { id }, call)).rejects.toMatchObject({ code: "refused" });
  expect((await mailsOf(organisationId, id)).map(({ status }) => status)).toEqual(["cancelled", "queued"]);
});

test("the status before a rejection comes back, and a hire is noted", async () => {
  const { kernel } = t();
  const { call, id } = await makePipeline(await makeOrganisation(kernel));
  await kernel.run(applications.hold, { id }, call);
  await expect(kernel.run(applications.hold, { id }, call)).rejects.toMatchObject({ code: "refused" });
  await kernel.run(applications.reject, { id }, call);
  expect(await kernel.run(applications.undoRejection, { id }, call)).toMatchObject({ status: "onHold" });
  expect(await kernel.run(applications.resume, { id }, call)).toMatchObject({ status: "active" });
  const hired = await kernel.run(applications.hire, { id }, call);
  expect(hired).toMatchObject({ status: "hired", hiredAt: expect.any(Date) });
});

test("start, complete and approve come in this order, and a second click changes nothing", async () => {
  const { kernel } = t();
  const { call, id: applicationId, stageIds } = await makePipeline(await makeOrganisation(kernel));
  const [first = 0, second = 0] = stageIds;
  const at = (stageId: number) => ({ applicationId, stageId });
  await expect(kernel.run(steps.start, at(second), call)).rejects.toMatchObject({ code: "refused" });
  await expect(kernel.run(steps.complete, at(first), call)).rejects.toMatchObject({ code: "refused" });
  await expect(kernel.run(steps.approve, at(first), call)).rejects.toMatchObject({ code: "refused" });
  for (const [verb, status] of [
    [steps.start, "inProgress"],
    [steps.complete, "completed"],
    [steps.approve, "approved"],
  ] as const) {
    const once = await kernel.run(verb, at(first), call);
    expect(once.status).toBe(status);
    expect(await kernel.run(verb, at(first), call)).toEqual(once);
  }
  expect((await kernel.run(applications.get, { id: applicationId }, call)).stage?.id).toBe(first);
  expect(await kernel.run(steps.start, at(second), call)).toMatchObject({ status: "inProgress" });
  expect((await kernel.run(applications.get, { id: applicationId }, call)).stage?.id).toBe(second);
});

test("unshortlist takes back the next step, but never one that somebody worked in", async () => {
  const { kernel } = t();
  const { call, ids, job, stageIds } = await makePipeline(await makeOrganisation(kernel), 2);
  const [untouched = 0, begun = 0] = ids;
  for (const applicationId of ids) {
    expect(await kernel.run(steps.shortlist, { applicationId }, call)).toMatchObject({ stage: { id: stageIds[1] } });
  }
  await kernel.run(steps.start, { applicationId: begun, stageId: stageIds[1] ?? 0 }, call);
  const back = await kernel.run(steps.unshortlist, { applicationId: untouched }, call);
  expect(back).toMatchObject({ stage: { id: stageIds[0] }, steps: [{ status: "notApproved" }] });
  expect(back.steps).toHaveLength(1);
  const stays = await kernel.run(steps.unshortlist, { applicationId: begun }, call);
  expect(stays).toMatchObject({
    stage: { id: stageIds[1] },
    steps: [{ status: "notApproved" }, { status: "inProgress" }],
  });
  const { items } = await kernel.run(videoInterviews.list, { filters: { jobId: job.id } }, call);
  expect(items.map(({ applicationId }) => applicationId)).toEqual([begun]);
  expect(await kernel.run(steps.shortlist, { applicationId: untouched }, call)).toMatchObject({
    stage: { id: stageIds[1] },
  });
});

test("a workflow in use is edited without losing anyone", async () => {
  const { kernel } = t();
  const { call, ids, stageIds, workflow, job } = await makePipeline(await makeOrganisation(kernel), 3);
  const [first = 0, second = 0, third = 0] = stageIds;
  await kernel.run(applications.reject, { id: ids[0] }, call);
  await kernel.run(applications.moveToStage, { id: ids[1], stageId: third }, call);
  await expect(kernel.run(stages.delete, { id: first }, call)).rejects.toMatchObject({ fields: [{ path: "moveTo" }] });
  expect(await kernel.run(stages.delete, { id: first, moveTo: second }, call)).toMatchObject({ moved: 2 });
  const order = [stageIds[3] ?? 0, third, second];
  await kernel.run(stages.reorder, { workflowId: workflow.id, stageIds: order }, call);
  const added = { workflowId: workflow.id, position: 2, stage: { service: "manual", name: "Lunch" } };
  await kernel.run(stages.create, added, call);
  const view = await kernel.run(workflows.get, { id: workflow.id }, call);
  expect(view.stages.map(({ name, position }) => [name, position])).toEqual([
    ["Talk", 1],
    ["Lunch", 2],
    ["Trial day", 3],
    ["Interview", 4],
  ]);
  expect(view.revision).toBe(4);
  const { items } = await kernel.run(applications.list, { filters: { jobId: job.id }, order: "id" }, call);
  expect(items.map(({ status, stage }) => [status, stage?.id])).toEqual([
    ["rejected", second],
    ["active", third],
    ["active", second],
  ]);
});

test("in bulk each has its own outcome, and one bad item harms no other", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const stranger = await makePipeline(await makeOrganisation(kernel));
  const { call, ids, stageIds } = await makePipeline(organisation, 4);
  const elsewhere = await makePipeline(organisation);
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  const [, , third = 0] = stageIds;
  await kernel.run(applications.hold, { id: b }, call);
  await kernel.run(applications.moveToStage, { id: c, stageId: third }, call);
  const all = [a, b, c, d, elsewhere.id, stranger.id, 999_999, a];
  const result = await kernel.run(applications.bulk, { action: "move", stageId: third, ids: all }, call);
  expect(result.counts).toEqual({ done: 2, unchanged: 1, refused: 2, conflict: 0, forbidden: 0, notFound: 2 });
  expect(result.exceptions.map(({ id, outcome }) => [id, outcome])).toEqual(
    [
      [b, "refused"],
      [c, "unchanged"],
      [elsewhere.id, "refused"],
      [stranger.id, "notFound"],
      [999_999, "notFound"],
    ].toSorted((x, y) => Number(x[0]) - Number(y[0])),
  );
  const jobId = elsewhere.job.id;
  const rejected = await kernel.run(applications.bulkOfJob, { action: "reject", jobId, reasonCode: "filled" }, call);
  expect(rejected.counts.done).toBe(1);
  for (const stageId of [third, stranger.stageIds[0] ?? 0]) {
    const moved = kernel.run(applications.bulkOfJob, { action: "move", stageId, jobId }, call);
    await expect(moved).rejects.toMatchObject({ code: "not_found" });
    const held = kernel.run(applications.bulkOfJob, { action: "hold", inStageId: stageId, jobId }, call);
    await expect(held).rejects.toMatchObject({ code: "not_found" });
  }
  const wrong = kernel.run(applications.bulk, { action: "hold", stageId: third, ids: [a] }, call);
  await expect(wrong).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "stageId" }] });
});

test("two people who press next at once, each seeing the first stage, move an application once", async () => {
  const { kernel } = t();
  const { call, id, stageIds } = await makePipeline(await makeOrganisation(kernel));
  const press = () => kernel.run(applications.moveToNextStage, { id, expectedStageId: stageIds[0] }, call);
  const outcomes = await Promise.allSettled([press(), press()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await kernel.run(applications.get, { id }, call)).stage?.id).toBe(stageIds[1]);
});
