import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const {
  applications,
  assessments,
  candidates,
  jobs,
  screenings,
  stages: stagesOf,
  videoInterviews,
  workflows,
} = operations;
const t = useKernel();

/** A job with a workflow of four stages, and the applications of five people; the last has no email. */
async function makeScene() {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const ids: number[] = [];
  for (const email of ["a@x.example", "b@x.example", "c@x.example", "d@x.example"]) {
    const person = await kernel.run(candidates.create, { firstName: "A", lastName: "B", email, jobId }, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId: person.id } }, call);
    ids.push(items[0]?.id ?? 0);
  }
  const nameless = { firstName: "No", lastName: "Email", jobId };
  ids.push((await kernel.run(videoInterviews.create, nameless, call)).applicationId);
  const tests = { assessments: [{ name: "Logic" }, { name: "Maths" }], validDays: 3 };
  const stages = [
    { service: "resumeScreening", name: "Screening" },
    { service: "assessment", name: "Tests", configuration: tests },
    { service: "videoInterview", name: "Interview", configuration: { daysToExpire: 4 } },
    { service: "manual", name: "Talk" },
  ];
  const workflow = await kernel.run(workflows.create, { name: "All", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const assign = (input: object) => kernel.run(applications.bulk, { action: "assign", ids, ...input }, call);
  return { organisation, call, jobId, ids, assign, stageIds: workflow.stages.map(({ id }) => id) };
}

const outcomesOf = ({ exceptions }: { exceptions: { id: number; outcome: string }[] }, ids: readonly number[]) =>
  ids.map((id) => exceptions.find((one) => one.id === id)?.outcome ?? "done");

test("the tests of a stage go to the shortlisted alone, once, and nobody moves", async () => {
  const { kernel } = t();
  const { call, jobId, ids, assign, stageIds } = await makeScene();
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  const [, tests, , talk] = stageIds;
  await kernel.run(applications.bulk, { action: "move", stageId: talk, ids: [a, b, d] }, call);
  await kernel.run(applications.reject, { id: d }, call);
  const ask = [...ids, 999_999_999];
  const result = await assign({ stageId: tests, ids: ask });
  expect(outcomesOf(result, ask)).toEqual(["done", "done", "refused", "refused", "refused", "notFound"]);
  expect(result.counts).toMatchObject({ done: 2, refused: 3, notFound: 1 });
  const reasons = new Map(result.exceptions.map(({ id, message }) => [id, message]));
  expect(reasons.get(c)).toContain("not shortlisted");
  const { items } = await kernel.run(assessments.list, { filters: { jobId }, limit: 100 }, call);
  expect(items.map(({ applicationId, name }) => `${applicationId} ${name}`).toSorted()).toEqual(
    [a, b].flatMap((id) => [`${id} Logic`, `${id} Maths`]).toSorted(),
  );
  expect(items.every(({ stageId, executedByWorkflow }) => stageId === tests && !executedByWorkflow)).toBe(true);
  expect(await kernel.run(applications.get, { id: a }, call)).toMatchObject({ stage: { id: talk } });
  const again = await assign({ stageId: tests, ids: [a, b] });
  expect(again.counts).toMatchObject({ done: 0, unchanged: 2 });
});

test("the interview of a stage goes to everybody who can be invited, on the stage's terms, also for a whole job", async () => {
  const { kernel } = t();
  const { call, jobId, ids, stageIds, assign } = await makeScene();
  const first = await assign({ stageId: stageIds[2], ids: ids.slice(0, 1) });
  expect(first.counts.done).toBe(1);
  const input = { action: "assign", jobId, stageId: stageIds[2] };
  const result = await kernel.run(applications.bulkOfJob, input, call);
  expect(outcomesOf(result, ids)).toEqual(["unchanged", "done", "done", "done", "refused"]);
  const { items } = await kernel.run(screenings.list, { filters: { jobId, status: "invited" }, limit: 100 }, call);
  expect(items).toHaveLength(4);
  const deadline = t().clock.now().getTime() + 4 * 24 * 60 * 60 * 1000;
  for (const { expiredAt } of items) expect(Math.abs((expiredAt?.getTime() ?? 0) - deadline)).toBeLessThan(60_000);
});

test("without a stage each gets what its own stage assigns, and a stage that assigns nothing is refused for each", async () => {
  const { kernel } = t();
  const { call, ids, assign, stageIds } = await makeScene();
  const [a = 0, b = 0, c = 0] = ids;
  const [screening, tests, interview, talk] = stageIds;
  await kernel.run(applications.moveToStage, { id: b, stageId: tests }, call);
  await kernel.run(applications.moveToStage, { id: c, stageId: interview }, call);
  const more = [{ name: "Logic" }, { name: "Maths" }, { name: "Greek" }];
  const stage = await kernel.run(stagesOf.get, { id: tests }, call);
  const configuration = { ...stage.configuration, assessments: more };
  await kernel.run(stagesOf.update, { id: tests, configuration }, call);
  expect(outcomesOf(await assign({ ids: [a, b, c] }), [a, b, c])).toEqual(["refused", "done", "unchanged"]);
  const { items } = await kernel.run(assessments.list, { filters: { applicationId: b } }, call);
  expect(items.map(({ name }) => name).toSorted()).toEqual(["Greek", "Logic", "Maths"]);
  for (const stageId of [screening, talk, 999_999_999]) expect((await assign({ stageId })).counts.refused).toBe(5);
});

test("who manages none of the jobs assigns nothing, and bad input names its field", async () => {
  const { kernel } = t();
  const { organisation, ids, assign, stageIds, jobId, call } = await makeScene();
  const { recruiter } = organisation;
  const input = { action: "assign", ids, stageId: stageIds[2] };
  expect((await kernel.run(applications.bulk, input, recruiter.call)).counts.notFound).toBe(5);
  const refusals = [
    [{ expectedStageId: stageIds[0] }, "expectedStageId"],
    [{ reasonCode: "because" }, "reasonCode"],
  ] as const;
  for (const [change, path] of refusals) {
    await expect(assign(change)).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
    const ofJob = kernel.run(applications.bulkOfJob, { action: "assign", jobId, ...change }, call);
    await expect(ofJob).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
  }
});
