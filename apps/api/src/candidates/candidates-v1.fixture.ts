import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll } from "vitest";
import type { TestApi } from "../testing/use-api.ts";

const { jobs, scoreWeights, workflows } = operations;

/** Ways to speak v1 in an organisation of the test file's own. */
export function useRecruiting(t: () => TestApi) {
  let home: TestOrganisation;
  beforeAll(async () => {
    home = await makeOrganisation(t().kernel);
  });
  const send = (method: string, path: string, body?: object, user: TestUser = home.owner) =>
    t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

  /** A job with weights of its own, and a workflow of two stages where that is wanted. */
  async function makeJob(title: string, hasWorkflow = false): Promise<number> {
    const { kernel } = t();
    const { call } = home.owner;
    const weights = { skills: 0.4, workExperience: 0.1, projects: 0.3, education: 0.1, certifications: 0.1 };
    const { id: scoreWeightId } = await kernel.run(scoreWeights.create, { name: title, weights }, call);
    const { id: jobId } = await kernel.run(jobs.create, { title, scoreWeightId }, call);
    if (!hasWorkflow) return jobId;
    const stages = [
      { service: "resumeScreening", name: "First look" },
      { service: "manual", name: "Trial day" },
    ];
    const { id: workflowId } = await kernel.run(workflows.create, { name: title, stages }, call);
    await kernel.run(workflows.assign, { jobId, workflowId }, call);
    return jobId;
  }

  /** A candidate on a job, as v1 answers it. */
  async function makeCandidate(name: string, job: number, more: object = {}) {
    const email = `${t().kernel.ports.cryptography.randomHex(5)}@people.example`;
    const { body } = await send("POST", "/candidates/", { name, email, job, ...more });
    return body;
  }

  /** The names on a list. */
  const namesOf = async (path: string): Promise<string[]> => {
    const { body } = await send("GET", path);
    return body.results.map(({ name }: { name: string }) => name);
  };

  return { home: () => home, send, makeJob, makeCandidate, namesOf };
}
