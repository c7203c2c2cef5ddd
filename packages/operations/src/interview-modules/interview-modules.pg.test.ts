import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makePipeline } from "../steps/pipeline.fixture.ts";

const { applications, events, interviewModules, jobs, steps, workflows } = operations;
const t = useKernel();
const screening = { service: "resumeScreening", name: "Screening" };
const trial = { service: "manual", name: "Trial", configuration: { instructions: "Fly." } };

test("a module is created where one manages the job, by those who create jobs", async () => {
  const { kernel } = t();
  const { owner, recruiter, hiringManager } = await makeOrganisation(kernel);
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const wanted = { jobId, name: "Pilots", stages: [screening, trial] };
  const create = (call: typeof owner.call) => kernel.run(interviewModules.create, wanted, call);
  await expect(create(recruiter.call)).rejects.toMatchObject({ code: "not_found" });
  for (const { userId } of [recruiter, hiringManager])
    await kernel.run(jobs.addTeamMember, { jobId, userId, role: "manager" }, owner.call);
  await expect(create(hiringManager.call)).rejects.toMatchObject({ code: "forbidden" });
  const made = await create(recruiter.call);
  expect(made).toMatchObject({ jobId, createdByUserId: recruiter.userId, updatedByUserId: recruiter.userId });
  expect((await kernel.run(jobs.get, { id: jobId }, owner.call)).workflowId).toBe(made.id);
  const seen = await kernel.run(interviewModules.list, {}, hiringManager.call);
  expect(seen.items).toEqual([made]);
  const bad = { ...wanted, stages: [{ ...trial, configuration: { validDays: 3 } }] };
  const refused = kernel.run(interviewModules.create, bad, owner.call);
  await expect(refused).rejects.toMatchObject({ fields: [{ path: "configuration.validDays" }] });
  expect((await kernel.run(workflows.list, {}, owner.call)).items).toHaveLength(1);
});

test("only what changes is noted, each with its stage", async () => {
  const { kernel } = t();
  const { call, workflowId: id, stageIds } = await makePipeline(kernel, [screening, trial]);
  const [first = 0, second = 0] = stageIds;
  const noted = async () => {
    const { items } = await kernel.run(events.list, { limit: 100 }, call);
    return items
      .filter(({ type }) => type.startsWith("workflow.stage"))
      .map(({ type, relatedId }) => [type, relatedId]);
  };
  const set = (stages: readonly object[]) => kernel.run(interviewModules.update, { id, stages }, call);
  const same = [
    { id: first, ...screening },
    { id: second, service: "manual", name: "Trial" },
  ];
  await set(same);
  expect(await noted()).toEqual([]);
  const { stages } = await set([
    { id: first, ...screening },
    { ...trial, name: "Talk" },
    { id: second, ...trial, name: "Trip" },
  ]);
  expect(stages.map(({ name, position }) => [name, position])).toEqual([
    ["Screening", 1],
    ["Talk", 2],
    ["Trip", 3],
  ]);
  expect(await noted()).toEqual(
    expect.arrayContaining([
      ["workflow.stageUpdated", second],
      ["workflow.stageCreated", stages[1]?.id],
      ["workflow.stagesReordered", null],
    ]),
  );
  expect(await noted()).toHaveLength(3);
});

test("when many decide at once, each decision takes effect once", async () => {
  const { kernel } = t();
  const { call, jobId, applicationIds, organisation } = await makePipeline(kernel, [screening, trial]);
  const [applicationId = 0] = applicationIds;
  const { candidateId } = await kernel.run(applications.get, { id: applicationId }, call);
  const decide = (decision: string) => kernel.run(applications.decide, { jobId, candidateId, decision }, call);
  const all = await Promise.all(Array.from({ length: 6 }, () => decide("shortlist")));
  expect(all.map(({ stage }) => stage?.position)).toEqual([2, 2, 2, 2, 2, 2]);
  await Promise.all(Array.from({ length: 6 }, () => decide("hold")));
  const { items } = await kernel.run(events.list, { filters: { applicationId } }, organisation.owner.call);
  const count = (type: string) => items.filter((event) => event.type === type).length;
  expect([count("application.moved"), count("application.statusChanged")]).toEqual([2, 1]);
  const { items: known } = await kernel.run(steps.list, { applicationId }, call);
  expect(known.map(({ status }) => status)).toEqual(["approved", "notStarted"]);
});
