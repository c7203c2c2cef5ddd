import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import type { Kernel } from "../kernel/kernel.ts";

const { applications, candidates, jobs, workflows } = operations;

/** A job of the owner's whose workflow has given stages, and who applied for it. */
export interface TestPipeline {
  readonly organisation: TestOrganisation;
  readonly call: TestOrganisation["owner"]["call"];
  readonly jobId: number;
  readonly workflowId: number;
  readonly stageIds: readonly number[];
  readonly applicationIds: readonly number[];
}

/** Makes a job with a workflow of these stages, and people who applied before it was assigned. */
export async function makePipeline(
  kernel: Kernel,
  stages: readonly object[],
  { people = 1, home }: { readonly people?: number; readonly home?: TestOrganisation } = {},
): Promise<TestPipeline> {
  const organisation = home ?? (await makeOrganisation(kernel));
  const { call } = organisation.owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const applicationIds: number[] = [];
  for (let n = 0; n < people; n += 1) {
    const email = `${kernel.ports.cryptography.randomHex(6)}@people.example`;
    const person = { firstName: "Han", lastName: "Solo", email, jobId };
    const { id: candidateId } = await kernel.run(candidates.create, person, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId } }, call);
    applicationIds.push(items[0]?.id ?? 0);
  }
  const workflow = await kernel.run(workflows.create, { name: "Pilots", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const stageIds = workflow.stages.map(({ id }) => id);
  return { organisation, call, jobId, workflowId: workflow.id, stageIds, applicationIds };
}
