import { namedQuery } from "@hirelane/db";
import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { RUN_STAGE_RULES } from "../stage-rules/request-stage-rules.ts";
import { runStageRules } from "../stage-rules/run-stage-rules.ts";
import { makePipeline, type TestPipeline } from "./pipeline.fixture.ts";

const { applications, assessments, candidates, events, screenings, stageRules, steps, videoInterviews } = operations;
const t = useKernel();
const stranger = { principal: { kind: "anonymous" }, requestId: "test", address: "" } as const;
const screening = { service: "resumeScreening", name: "Screening" };
const trial = { service: "manual", name: "Trial" };
const talk = { service: "manual", name: "Talk" };
const tests = { service: "assessment", name: "Tests", configuration: { assessments: [{ name: "Logic" }] } };
const inPune = { logic: "AND", conditions: [{ field: "city", operator: "=", value: "Pune" }] };

const listRuleJobs = namedQuery<{ stepIds: number[] }>(
  `select data->'stepIds' as "stepIds" from pgboss.job where name = $1 and data->>'organisationId' = $2::text order by created_on`,
);

async function askedRules({ organisation: { organisationId } }: TestPipeline): Promise<number[][]> {
  const ask = [RUN_STAGE_RULES, String(organisationId)];
  const rows = await t().kernel.readAsSystem(organisationId, (sql) => sql.rows(listRuleJobs, ask));
  return rows.map(({ stepIds }) => stepIds);
}

async function runAskedRules(pipeline: TestPipeline): Promise<void> {
  const stepIds = (await askedRules(pipeline)).flat();
  const { organisationId } = pipeline.organisation;
  await t().kernel.runAsSystem(organisationId, RUN_STAGE_RULES, (context) => runStageRules(context, stepIds));
}

async function stageOf({ call }: TestPipeline, id: number): Promise<number | undefined> {
  return (await t().kernel.run(applications.get, { id }, call)).stage?.id;
}

test("completing has the rule of the stage run, in the same transaction, once, and only where there is a rule", async () => {
  const { kernel } = t();
  const pipeline = await makePipeline(kernel, [trial, talk]);
  const { call, applicationIds, stageIds } = pipeline;
  const [applicationId] = applicationIds;
  const [first, second] = stageIds.map((stageId) => ({ applicationId, stageId }));
  await kernel.run(stageRules.set, { stageId: stageIds[1], rule: inPune }, call);
  for (const verb of [steps.start, steps.complete, steps.approve]) await kernel.run(verb, first, call);
  await kernel.run(steps.start, second, call);
  expect(await askedRules(pipeline)).toEqual([]);
  const step = await kernel.run(steps.complete, second, call);
  await kernel.run(steps.complete, second, call);
  expect(await askedRules(pipeline)).toEqual([[step.id]]);
});

test("what a rule assigns on the way is the workflow's: the test of the next stage, and the interview behind it", async () => {
  const { kernel } = t();
  const interview = { service: "videoInterview", name: "Interview" };
  const pipeline = await makePipeline(kernel, [trial, tests, interview]);
  const { call, jobId, applicationIds, stageIds } = pipeline;
  const [applicationId = 0] = applicationIds;
  const [stageId, second, third] = stageIds;
  const passed = { logic: "AND", conditions: [{ field: "assessmentScore", operator: ">", value: 50 }] };
  await kernel.run(stageRules.set, { stageId, rule: inPune }, call);
  await kernel.run(stageRules.set, { stageId: second, rule: passed }, call);
  const { candidateId } = await kernel.run(applications.get, { id: applicationId }, call);
  await kernel.run(candidates.update, { id: candidateId, city: " PUNE" }, call);
  for (const verb of [steps.start, steps.complete]) await kernel.run(verb, { applicationId, stageId }, call);
  await runAskedRules(pipeline);
  const { items } = await kernel.run(assessments.list, { filters: { jobId } }, call);
  expect(items).toMatchObject([{ stageId: second, executedByWorkflow: true, assignedByUserId: null }]);
  await kernel.run(assessments.complete, { id: items[0]?.id, score: 6, total: 10 }, call);
  await runAskedRules(pipeline);
  expect(await stageOf(pipeline, applicationId)).toBe(third);
  const listed = await kernel.run(screenings.list, { filters: { jobId } }, call);
  expect(listed.items).toMatchObject([{ executedByWorkflow: true, assignedByUserId: null, status: "invited" }]);
  const { items: all } = await kernel.run(steps.list, { applicationId }, call);
  expect(all.map(({ status, decidedBy }) => [status, decidedBy])).toEqual([
    ["approved", "workflow"],
    ["approved", "workflow"],
    ["notStarted", null],
  ]);
});

test("whoever was moved back begins ahead only when the step before is approved, and goes there by that", async () => {
  const { kernel } = t();
  const pipeline = await makePipeline(kernel, [trial, talk]);
  const { call, applicationIds, stageIds } = pipeline;
  const [id = 0] = applicationIds;
  const [first = 0, second = 0] = stageIds;
  await kernel.run(applications.moveToNextStage, { id }, call);
  await kernel.run(applications.moveToStage, { id, stageId: first }, call);
  const ahead = { applicationId: id, stageId: second };
  await expect(kernel.run(steps.start, ahead, call)).rejects.toMatchObject({ fields: [{ path: "stageId" }] });
  const here = { applicationId: id, stageId: first };
  for (const verb of [steps.start, steps.complete, steps.approve]) await kernel.run(verb, here, call);
  expect(await stageOf(pipeline, id)).toBe(first);
  await kernel.run(steps.start, ahead, call);
  expect(await stageOf(pipeline, id)).toBe(second);
});

describe("unshortlisting", () => {
  test("closes the tests that nobody has opened, and shortlisting again gives new ones", async () => {
    const { kernel } = t();
    const pipeline = await makePipeline(kernel, [screening, tests], { people: 2 });
    const { call, jobId, stageIds, applicationIds } = pipeline;
    const [untouched = 0, begun = 0] = applicationIds;
    for (const applicationId of applicationIds) await kernel.run(steps.shortlist, { applicationId }, call);
    const testsOf = async (applicationId: number) =>
      (await kernel.run(assessments.list, { filters: { jobId, applicationId }, order: "id" }, call)).items;
    const [opened] = await testsOf(begun);
    await kernel.run(assessments.openOwn, { key: opened?.key }, stranger);
    for (const applicationId of applicationIds) await kernel.run(steps.unshortlist, { applicationId }, call);
    expect(await stageOf(pipeline, untouched)).toBe(stageIds[0]);
    expect(await stageOf(pipeline, begun)).toBe(stageIds[1]);
    expect((await testsOf(begun)).map(({ status }) => status)).toEqual(["linkOpened"]);
    const [closed] = await testsOf(untouched);
    expect(closed).toMatchObject({ status: "revoked" });
    expect(await kernel.run(assessments.getOwn, { key: closed?.key }, stranger)).toMatchObject({ isOpen: false });
    const log = await kernel.run(events.list, { filters: { type: "application.assessmentChanged" } }, call);
    expect(log.items).toContainEqual(
      expect.objectContaining({ from: "assigned", to: "revoked", reasonCode: "unshortlisted", relatedId: closed?.id }),
    );
    t().clock.advance(1000);
    await kernel.run(steps.shortlist, { applicationId: untouched }, call);
    expect((await testsOf(untouched)).map(({ status }) => status)).toEqual(["revoked", "assigned"]);
    await kernel.run(applications.hold, { id: untouched }, call);
    await kernel.run(applications.resume, { id: untouched }, call);
    expect(await testsOf(untouched)).toHaveLength(2);
  });

  test("removes the interview that was not begun, and says so in the log", async () => {
    const { kernel } = t();
    const { call, jobId, applicationIds } = await makePipeline(kernel, [
      screening,
      { service: "videoInterview", name: "Interview" },
    ]);
    const [applicationId] = applicationIds;
    await kernel.run(steps.shortlist, { applicationId }, call);
    const { items } = await kernel.run(videoInterviews.list, { filters: { jobId } }, call);
    await kernel.run(steps.unshortlist, { applicationId }, call);
    expect((await kernel.run(videoInterviews.list, { filters: { jobId } }, call)).items).toEqual([]);
    const log = await kernel.run(events.list, { filters: { type: "videoInterview.deleted" } }, call);
    expect(log.items).toMatchObject([{ subject: { id: items[0]?.id }, from: "invited", reasonCode: "unshortlisted" }]);
  });

  test("of somebody who was never shortlisted, or without a screening, is refused", async () => {
    const { kernel } = t();
    const one = await makePipeline(kernel, [screening, talk]);
    const other = await makePipeline(kernel, [trial]);
    for (const { call, applicationIds } of [one, other]) {
      const unshortlisting = kernel.run(steps.unshortlist, { applicationId: applicationIds[0] }, call);
      await expect(unshortlisting).rejects.toMatchObject({ code: "refused" });
    }
    const shortlisting = kernel.run(steps.shortlist, { applicationId: other.applicationIds[0] }, other.call);
    await expect(shortlisting).rejects.toMatchObject({ code: "refused" });
  });
});

test("when the rule runs while people decide, what a person said stands at the end", async () => {
  const { kernel } = t();
  const pipeline = await makePipeline(kernel, [trial, talk], { people: 12 });
  const { call, organisation, applicationIds, stageIds } = pipeline;
  const [stageId = 0] = stageIds;
  const nobody = { logic: "AND", conditions: [{ field: "city", operator: "=", value: "nowhere" }] };
  await kernel.run(stageRules.set, { stageId, rule: nobody, onFail: "disapprove" }, call);
  const stepIds: number[] = [];
  for (const applicationId of applicationIds) {
    await kernel.run(steps.start, { applicationId, stageId }, call);
    stepIds.push((await kernel.run(steps.complete, { applicationId, stageId }, call)).id);
  }
  const runRule = (ids: number[]) =>
    kernel.runAsSystem(organisation.organisationId, RUN_STAGE_RULES, (context) => runStageRules(context, ids));
  const approve = (applicationId: number) => kernel.run(steps.approve, { applicationId, stageId }, call);
  await Promise.all([
    ...stepIds.map((id) => runRule([id])),
    ...applicationIds.map((id) => approve(id)),
    runRule(stepIds),
  ]);
  for (const applicationId of applicationIds) {
    const { items } = await kernel.run(steps.list, { applicationId }, call);
    expect(items[0]).toMatchObject({ status: "approved", decidedBy: "person" });
  }
});
