import { makeOrganisation, type TestKernel, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { foldRollups } from "../rollups/fold-rollups.job.ts";

const { applications, candidates, dashboard, jobs } = operations;

interface Person {
  readonly email?: string;
  readonly city?: string;
  readonly skills?: readonly string[];
}

/** An organisation that hires, in few words. */
export interface Hiring {
  readonly kernel: Kernel;
  readonly organisation: TestOrganisation;
  readonly owner: TestUser;
  readonly recruiter: TestUser;
  /** Makes a job of a user; gives its id. */
  job(title: string, user?: TestUser, input?: object): Promise<number>;
  /** Someone new applies for a job, and for others. */
  apply(jobId: number, person?: Person, ...more: readonly number[]): Promise<{ id: number; applicationIds: number[] }>;
}

export async function makeHiring({ kernel }: Pick<TestKernel, "kernel">): Promise<Hiring> {
  const organisation = await makeOrganisation(kernel);
  const { owner, recruiter } = organisation;
  let people = 0;
  return {
    kernel,
    organisation,
    owner,
    recruiter,
    async job(title, user = owner, input = {}) {
      return (await kernel.run(jobs.create, { title, ...input }, user.call)).id;
    },
    async apply(jobId, person = {}, ...more) {
      people += 1;
      const named = { firstName: `Han ${people}`, lastName: "Solo", email: `han${people}@falcon.example` };
      const { id } = await kernel.run(candidates.create, { ...named, ...person, jobId }, owner.call);
      const { items } = await kernel.run(applications.list, { filters: { jobId, candidateId: id } }, owner.call);
      const applicationIds = items.map((each) => each.id);
      for (const other of more) {
        const input = { jobId: other, candidateId: id };
        applicationIds.push((await kernel.run(applications.create, input, owner.call)).id);
      }
      return { id, applicationIds };
    },
  };
}

/** Folds what is there to fold, as the worker does all day. */
async function foldAll(kernel: Kernel): Promise<void> {
  await foldRollups.run({ kernel, mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) } }, {});
}

/** Looks before what was written is folded, and after: nobody can tell. */
export async function lookTwice(kernel: Kernel, look: () => Promise<void>): Promise<void> {
  await look();
  await foldAll(kernel);
  await look();
}

/** What a user is told by every documented endpoint, of one job or of all. */
export async function readDashboard({ kernel }: Hiring, { call }: TestUser, jobId?: number) {
  const input = jobId === undefined ? {} : { jobId };
  return {
    total: (await kernel.run(dashboard.totalApplicants, input, call)).total,
    location: await kernel.run(dashboard.topLocation, input, call),
    skills: (await kernel.run(dashboard.topSkills, input, call)).skills.map((each) => `${each.skill} ${each.count}`),
    newest: (await kernel.run(dashboard.mostRecentApplicant, input, call)).at,
    details: await kernel.run(dashboard.details, input, call),
    weeks: await kernel.run(dashboard.weeklyGraph, input, call),
    stages: await kernel.run(dashboard.stageCounts, input, call),
    overview: (await kernel.run(dashboard.stagesOverview, { filters: input, limit: 100 }, call)).items,
    scores: (await kernel.run(dashboard.scoreDistribution, input, call)).bins.map(({ count }) => count),
  };
}
