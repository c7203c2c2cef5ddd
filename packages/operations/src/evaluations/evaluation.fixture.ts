import { VideoInterviewEntity } from "@hirelane/db";
import type { VideoInterviewStatus } from "@hirelane/domain";
import { makeOrganisation, makeUser, type TestUser } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import type { Kernel } from "../kernel/kernel.ts";

const { jobs, videoInterviews } = operations;

/** Puts an interview into a state, whatever the state table says. */
export async function forceStatus(kernel: Kernel, manager: TestUser, id: number, status: VideoInterviewStatus) {
  await kernel.runAsSystem(manager.principal.organisationId, "test", async ({ em }) => {
    em.assign(await em.findOneOrFail(VideoInterviewEntity, { id }), { status });
  });
}

/** Makes one more interview that is over, on a job. */
export async function makeInterviewed(kernel: Kernel, manager: TestUser, jobId: number): Promise<number> {
  const person = { firstName: "Luke", lastName: "Skywalker", jobId };
  const { id } = await kernel.run(videoInterviews.create, person, manager.call);
  await forceStatus(kernel, manager, id, "interviewed");
  return id;
}

/** Makes a job with an interview that is over, and two evaluators of different roles. */
export async function makeEvaluated(kernel: Kernel) {
  const organisation = await makeOrganisation(kernel);
  const { organisationId, recruiter: manager, hiringManager } = organisation;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, manager.call);
  const evaluators = [hiringManager, await makeUser(kernel, organisationId, "recruiter")] as const;
  for (const { userId } of evaluators) {
    await kernel.run(jobs.addTeamMember, { jobId: job.id, userId, role: "evaluator" }, manager.call);
  }
  const interviewId = await makeInterviewed(kernel, manager, job.id);
  return { organisation, manager, job, evaluators, interviewId };
}
