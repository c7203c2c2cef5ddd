import { makeOrganisation, useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makePipeline } from "../steps/pipeline.fixture.ts";

const { applications, jobs, questionSets, stages, videoInterviews, workflows } = operations;
const t = useKernel();
const manual = (name: string) => ({ service: "manual", name });

describe("a workflow", () => {
  test("is its creator's and the administrators'; others read it who share it, or see a job that uses it", async () => {
    const { kernel } = t();
    const { recruiter, hiringManager, admin, owner } = await makeOrganisation(kernel);
    const made = await kernel.run(workflows.create, { name: "Mine", stages: [manual("One")] }, recruiter.call);
    const { id } = made;
    const read = ({ call }: typeof owner) => kernel.run(workflows.get, { id }, call);
    const listed = async ({ call }: typeof owner) =>
      (await kernel.run(workflows.list, {}, call)).items.map((item) => item.id);
    await expect(read(hiringManager)).rejects.toMatchObject({ code: "not_found" });
    expect(await listed(hiringManager)).toEqual([]);
    const shared = await kernel.run(workflows.share, { id, userIds: [hiringManager.userId] }, recruiter.call);
    expect(shared).toMatchObject({ sharedWith: [hiringManager.userId], version: made.version + 1 });
    expect([await read(hiringManager), await listed(hiringManager)]).toEqual([shared, [id]]);
    const renaming = kernel.run(workflows.update, { id, name: "Yours" }, hiringManager.call);
    await expect(renaming).rejects.toMatchObject({ code: "forbidden" });
    await kernel.run(workflows.share, { id, userIds: [] }, admin.call);
    await expect(read(hiringManager)).rejects.toMatchObject({ code: "not_found" });
    const job = await kernel.run(jobs.create, { title: "Pilot" }, recruiter.call);
    await kernel.run(workflows.assign, { jobId: job.id, workflowId: id }, recruiter.call);
    const member = { jobId: job.id, userId: hiringManager.userId, role: "reviewer" };
    await kernel.run(jobs.addTeamMember, member, recruiter.call);
    expect([(await read(hiringManager)).id, await listed(hiringManager)]).toEqual([id, [id]]);
    await kernel.run(jobs.delete, { id: job.id }, recruiter.call);
    await expect(read(hiringManager)).rejects.toMatchObject({ code: "not_found" });
    expect(await listed(hiringManager)).toEqual([]);
  });

  test("is shared with members only, and renamed by whoever saw its last version", async () => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const abroad = await makeOrganisation(kernel);
    const { id, version } = await kernel.run(workflows.create, { name: "Mine" }, owner.call);
    const sharing = kernel.run(workflows.share, { id, userIds: [abroad.owner.userId] }, owner.call);
    await expect(sharing).rejects.toMatchObject({ code: "not_found" });
    await kernel.run(workflows.update, { id, name: "Ours", expectedVersion: version }, owner.call);
    const stale = kernel.run(workflows.update, { id, name: "Theirs", expectedVersion: version }, owner.call);
    await expect(stale).rejects.toMatchObject({ code: "version_conflict" });
  });

  test("that a job uses is not removed, nor one of a deleted job; its last stage neither", async () => {
    const { kernel } = t();
    const { call, jobId, workflowId, stageIds } = await makePipeline(kernel, [manual("One")], { people: 0 });
    const remove = () => kernel.run(workflows.delete, { id: workflowId }, call);
    const empty = () => kernel.run(stages.delete, { id: stageIds[0] }, call);
    for (const each of [remove, empty]) await expect(each()).rejects.toMatchObject({ code: "refused" });
    await kernel.run(jobs.delete, { id: jobId }, call);
    for (const each of [remove, empty]) await expect(each()).rejects.toMatchObject({ code: "refused" });
    await kernel.run(jobs.restore, { id: jobId }, call);
    const other = await kernel.run(workflows.create, { name: "Other", stages: [manual("Two")] }, call);
    await kernel.run(workflows.assign, { jobId, workflowId: other.id }, call);
    await remove();
    await expect(kernel.run(workflows.get, { id: workflowId }, call)).rejects.toMatchObject({ code: "not_found" });
  });

  test("that is removed while it is assigned is used by no job", async () => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const { call } = owner;
    for (let turn = 0; turn < 5; turn += 1) {
      const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
      const { id } = await kernel.run(workflows.create, { name: "Short-lived", stages: [manual("One")] }, call);
      const [assigned, removed] = await Promise.allSettled([
        kernel.run(workflows.assign, { jobId: job.id, workflowId: id }, call),
        kernel.run(workflows.delete, { id }, call),
      ]);
      expect([assigned.status, removed.status].toSorted()).toEqual(["fulfilled", "rejected"]);
      const { workflowId } = await kernel.run(jobs.get, { id: job.id }, call);
      expect(workflowId).toBe(assigned.status === "fulfilled" ? id : null);
    }
  });

  test("without stages is assigned to no job", async () => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
    const { id } = await kernel.run(workflows.create, { name: "Empty" }, owner.call);
    const assigning = kernel.run(workflows.assign, { jobId: job.id, workflowId: id }, owner.call);
    await expect(assigning).rejects.toMatchObject({ code: "refused", fields: [{ path: "workflowId" }] });
    expect((await kernel.run(jobs.get, { id: job.id }, owner.call)).workflowId).toBeNull();
  });
});

describe("the configuration of a stage", () => {
  test.each([
    ["resumeScreening", {}],
    ["videoInterview", { questionSetId: null, daysToExpire: null }],
    ["assessment", { assessments: [], validDays: 7 }],
    ["finalInterview", { durationMinutes: 60, place: "" }],
    ["manual", { instructions: "" }],
  ])("of %s is optional, and has its defaults", async (service, configuration) => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const made = await kernel.run(workflows.create, { name: "One", stages: [{ service, name: "A" }] }, owner.call);
    expect(made.stages).toMatchObject([{ service, position: 1, configuration }]);
  });

  test.each([
    ["videoInterview", { daysToExpire: 0 }, "daysToExpire"],
    ["videoInterview", { validDays: 3 }, "validDays"],
    ["assessment", { validDays: 366 }, "validDays"],
    ["assessment", { assessments: [{ name: " " }] }, "assessments.0.name"],
    ["finalInterview", { durationMinutes: 1441 }, "durationMinutes"],
    ["manual", { instructions: 7 }, "instructions"],
  ])("of %s is refused when it is %j, and the field is named", async (service, configuration, path) => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const { call } = owner;
    const at = (above: string) => ({ code: "invalid_input", fields: [{ path: `${above}.${path}` }] });
    const creating = kernel.run(workflows.create, { name: "X", stages: [{ service, name: "A", configuration }] }, call);
    await expect(creating).rejects.toMatchObject(at("stages.0.configuration"));
    const made = await kernel.run(workflows.create, { name: "X", stages: [{ service, name: "A" }] }, call);
    const updating = kernel.run(stages.update, { id: made.stages[0]?.id, configuration }, call);
    await expect(updating).rejects.toMatchObject(at("configuration"));
  });

  test("names questions that there are, which then cannot be removed, and every interview of the stage asks them", async () => {
    const { kernel } = t();
    const stage = { service: "videoInterview", name: "Interview" };
    const { call, stageIds, applicationIds, jobId } = await makePipeline(kernel, [manual("One"), stage]);
    const id = stageIds[1];
    const missing = kernel.run(stages.update, { id, configuration: { questionSetId: 999_999_999 } }, call);
    await expect(missing).rejects.toMatchObject({ code: "not_found" });
    const questions = [{ kind: "text", prompt: "Why?" }];
    const set = await kernel.run(questionSets.create, { name: "Why", questions }, call);
    await kernel.run(stages.update, { id, configuration: { questionSetId: set.id, daysToExpire: 2 } }, call);
    const removing = kernel.run(questionSets.delete, { id: set.id }, call);
    await expect(removing).rejects.toMatchObject({ code: "refused", fields: [{ path: "id" }] });
    await kernel.run(applications.moveToNextStage, { id: applicationIds[0] }, call);
    const { items } = await kernel.run(operations.screenings.list, { filters: { jobId } }, call);
    expect(items).toMatchObject([{ questionSetId: set.id, status: "invited" }]);
    expect((await kernel.run(videoInterviews.list, { filters: { jobId } }, call)).items).toHaveLength(1);
  });
});

describe("the stages of a workflow in use", () => {
  test("change for every job that uses it, and lose nobody", async () => {
    const { kernel } = t();
    const one = await makePipeline(kernel, ["A", "B", "C"].map(manual), { people: 2 });
    const { call, organisation, workflowId, stageIds } = one;
    const other = await makePipeline(kernel, [manual("Elsewhere")], { people: 2, home: organisation });
    const placed = await kernel.run(workflows.assign, { jobId: other.jobId, workflowId }, call);
    expect(placed).toMatchObject({ placed: 2, initialStage: { id: stageIds[0] } });
    const again = await kernel.run(workflows.assign, { jobId: other.jobId, workflowId }, call);
    expect(again.placed).toBe(0);
    const [a = 0, b = 0, c = 0] = stageIds;
    await kernel.run(applications.withdraw, { id: other.applicationIds[0] }, call);
    expect(await kernel.run(stages.delete, { id: a, moveTo: c }, call)).toMatchObject({ moved: 4 });
    const abroad = await makePipeline(kernel, [manual("A"), manual("B")]);
    const foreign = { id: b, moveTo: abroad.stageIds[0] };
    await expect(kernel.run(stages.delete, foreign, call)).rejects.toMatchObject({ code: "not_found" });
    for (const jobId of [one.jobId, other.jobId]) {
      const { items } = await kernel.run(applications.list, { filters: { jobId } }, call);
      expect(items.map(({ stage }) => stage)).toMatchObject([{ id: c, position: 2 }, { id: c }]);
    }
  });

  test("stand in the order that was asked for; every one once, of this workflow, as last seen", async () => {
    const { kernel } = t();
    const { call, workflowId, stageIds } = await makePipeline(kernel, ["A", "B"].map(manual));
    const [a = 0, b = 0] = stageIds;
    const { version } = await kernel.run(workflows.get, { id: workflowId }, call);
    const reorder = (ids: readonly number[], expectedVersion?: number) =>
      kernel.run(stages.reorder, { workflowId, stageIds: ids, expectedVersion }, call);
    for (const wrong of [[a], [a, a], [a, b, b]])
      await expect(reorder(wrong)).rejects.toMatchObject({ fields: [{ path: "stageIds" }] });
    await expect(reorder([a, 999_999_999])).rejects.toMatchObject({ code: "not_found" });
    const { items } = await reorder([b, a], version);
    expect(items.map(({ id, position }) => [id, position])).toEqual([
      [b, 1],
      [a, 2],
    ]);
    await expect(reorder([a, b], version)).rejects.toMatchObject({ code: "version_conflict" });
  });

  test("whoever was in one that was removed while their job was deleted begins anew when it is restored", async () => {
    const { kernel } = t();
    const { call, jobId, stageIds, applicationIds } = await makePipeline(kernel, ["A", "B"].map(manual));
    const [id = 0] = applicationIds;
    await kernel.run(applications.moveToNextStage, { id }, call);
    await kernel.run(jobs.delete, { id: jobId }, call);
    await kernel.run(stages.delete, { id: stageIds[1] }, call);
    await kernel.run(jobs.restore, { id: jobId }, call);
    expect(await kernel.run(applications.get, { id }, call)).toMatchObject({ stage: { id: stageIds[0] } });
  });
});
