import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makePipeline } from "../steps/pipeline.fixture.ts";

const { applications, candidates, events, feedback, jobs, stages } = operations;
const t = useKernel();

test("the team of a job reads feedback; its author changes it, its author and administrators remove it", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { owner, admin, recruiter, hiringManager } = organisation;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, recruiter.call);
  const person = { firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example", jobId: job.id };
  const candidate = await kernel.run(candidates.create, person, recruiter.call);
  const listed = await kernel.run(applications.list, { filters: { candidateId: candidate.id } }, recruiter.call);
  const applicationId = listed.items[0]?.id ?? 0;
  const words = { applicationId, text: "Strong with the force.", rating: 5 };
  await expect(kernel.run(feedback.create, words, hiringManager.call)).rejects.toMatchObject({ code: "not_found" });
  const member = { jobId: job.id, userId: hiringManager.userId, role: "reviewer" };
  await kernel.run(jobs.addTeamMember, member, recruiter.call);
  const given = await kernel.run(feedback.create, words, hiringManager.call);
  expect(given).toMatchObject({ userId: hiringManager.userId, rating: 5, stageId: null, stepName: "" });
  const { items } = await kernel.run(feedback.list, { filters: { applicationId } }, recruiter.call);
  expect(items).toEqual([given]);

  const change = { id: given.id, text: "Stronger.", rating: null };
  for (const other of [recruiter, owner, admin])
    await expect(kernel.run(feedback.update, change, other.call)).rejects.toMatchObject({ code: "forbidden" });
  const changed = await kernel.run(feedback.update, change, hiringManager.call);
  expect(changed).toMatchObject({ text: "Stronger.", rating: null });
  const stale = { id: given.id, expectedVersion: given.version };
  await expect(kernel.run(feedback.delete, stale, hiringManager.call)).rejects.toMatchObject({
    code: "version_conflict",
  });
  await expect(kernel.run(feedback.delete, { id: given.id }, recruiter.call)).rejects.toMatchObject({
    code: "forbidden",
  });
  await kernel.run(feedback.delete, { id: given.id }, admin.call);
  await expect(kernel.run(feedback.get, { id: given.id }, owner.call)).rejects.toMatchObject({ code: "not_found" });
  const log = await kernel.run(events.list, { filters: { applicationId } }, owner.call);
  expect(JSON.stringify(log)).not.toContain("trong");
  expect(log.items.map(({ type }) => type)).toContain("application.feedbackDeleted");
});

test("feedback on a stage keeps its name when the stage is renamed and removed", async () => {
  const { kernel } = t();
  const stage = { service: "manual", name: "Trial day" };
  const { call, stageIds, applicationIds } = await makePipeline(kernel, [stage, { ...stage, name: "Talk" }]);
  const [stageId, moveTo] = stageIds;
  const words = { applicationId: applicationIds[0], stageId, text: "Good." };
  const given = await kernel.run(feedback.create, words, call);
  expect(given).toMatchObject({ stageId, stepName: "Trial day", rating: null });
  await kernel.run(stages.update, { id: stageId, name: "Trial week" }, call);
  await kernel.run(stages.delete, { id: stageId, moveTo }, call);
  const { version } = given;
  expect(await kernel.run(feedback.get, { id: given.id }, call)).toEqual({ ...given, stageId: null, version });
});

test("a rating beyond 5, or a stage of another workflow, is refused", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const person = { firstName: "Leia", lastName: "Organa", email: "leia@alderaan.example", jobId: job.id };
  const candidate = await kernel.run(candidates.create, person, owner.call);
  const listed = await kernel.run(applications.list, { filters: { candidateId: candidate.id } }, owner.call);
  const words = { applicationId: listed.items[0]?.id ?? 0, text: "Good." };
  const six = kernel.run(feedback.create, { ...words, rating: 6 }, owner.call);
  await expect(six).rejects.toMatchObject({ fields: [{ path: "rating" }] });
  const strange = kernel.run(feedback.create, { ...words, stageId: 999_999_999 }, owner.call);
  await expect(strange).rejects.toMatchObject({ code: "not_found" });
});
