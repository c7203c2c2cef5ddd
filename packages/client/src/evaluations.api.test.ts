import { useApi } from "@hirelane/api/testing";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient } from "./index.ts";

const t = useApi();

test("over the client an interview is taken, evaluated, noted and shared", async () => {
  const { kernel, url } = t();
  const { owner, hiringManager, recruiter } = await makeOrganisation(kernel);
  const manager = createHirelaneClient({ url, token: owner.token });
  const evaluator = createHirelaneClient({ url, token: hiringManager.token });
  const job = await manager.jobs.create.mutate({ title: "Pilot" });
  await manager.jobs.addTeamMember.mutate({ jobId: job.id, userId: hiringManager.userId, role: "evaluator" });
  const criterion = await manager.criteria.create.mutate({ jobId: job.id, name: "Clarity" });
  const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const { id: videoInterviewId } = await manager.videoInterviews.create.mutate(person);
  const invited = await manager.videoInterviews.advance.mutate({ id: videoInterviewId });
  const ratings = [{ criterionId: criterion.id, rating: 4 }];
  await expect(evaluator.evaluations.rate.mutate({ videoInterviewId, ratings })).rejects.toMatchObject({
    data: { code: "refused", fields: [{ path: "status" }] },
  });

  const candidate = createHirelaneClient({ url, activationKey: invited.activationKey ?? "" });
  await candidate.videoInterviews.setPassword.mutate({ password: "a password of one's own" });
  for (const status of ["interviewing", "interviewed"]) {
    expect((await candidate.videoInterviews.advance.mutate({ id: videoInterviewId })).status).toBe(status);
  }
  const own = await evaluator.evaluations.rate.mutate({ videoInterviewId, ratings });
  expect(own).toMatchObject({ status: "completed", updatedAt: expect.any(Date) });
  await evaluator.notes.create.mutate({ videoInterviewId, text: "Convincing.", visibility: "shared" });
  expect((await manager.notes.list.query({ videoInterviewId })).items).toMatchObject([{ text: "Convincing." }]);
  expect(await manager.evaluations.results.query({ videoInterviewId })).toMatchObject({ overall: 4, completed: 1 });
  const [listed] = (await manager.videoInterviews.list.query({ filters: { evaluationStatus: "completed" } })).items;
  expect(listed).toMatchObject({ id: videoInterviewId, myEvaluationStatus: null });

  await manager.shares.create.mutate({ videoInterviewId, userId: recruiter.userId });
  const holder = createHirelaneClient({ url, token: recruiter.token });
  const { items } = await holder.shares.listMine.query({});
  expect(items).toMatchObject([{ interview: { id: videoInterviewId, evaluationStatus: "completed", shares: null } }]);
  await expect(holder.jobs.get.query({ id: job.id })).rejects.toMatchObject({ data: { code: "not_found" } });
});
