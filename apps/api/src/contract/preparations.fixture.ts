import type { World } from "@hirelane/testing";
import { z } from "zod";

/** Makes a request as the owner of the first row's organisation; gives the answer's body, and throws at a refusal. */
export type Ask = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<unknown>;

/** What a call is sent with once its row is in the right state. */
interface Prepared {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** Brings rows into the state that a call needs to succeed. */
export type Preparation = (ask: Ask, world: World) => Promise<Prepared>;

const Made = z.object({ id: z.number() });
const Tokens = z.object({ refresh: z.string() });
const Steps = z.object({ results: z.array(z.object({ id: z.number(), started: z.boolean() })) });
const Addressed = z.object({ resource_uri: z.string() });
const V1 = "/api/v1";

const NOBODY = 999_999_999;

const made = async (ask: Ask, path: string, body: object): Promise<number> =>
  Made.parse(await ask("POST", `${V1}${path}`, body)).id;

function ofFirstRow({ rows }: World) {
  const [first] = rows;
  if (first === undefined) throw new Error("The world has no rows.");
  return first.ids;
}

const loginOf = ({ hints }: World) => ({
  email: hints["username"],
  password: hints["password"],
  company: hints["company"],
});

const service = "Resume Screening";
const byWord = (world: World): object => {
  const { candidate, job } = ofFirstRow(world);
  return { candidate_id: candidate, job_id: job, service };
};

async function removeStage(ask: Ask, world: World, path: string): Promise<Prepared> {
  const body = { workflow_id: ofFirstRow(world).workflow, stage_name: "For nobody", order: 9, service: "Manual" };
  return { path: `${V1}${path}${await made(ask, path, body)}/` };
}

async function newApplicant(ask: Ask, world: World) {
  const { job } = ofFirstRow(world);
  const person = { name: "Luke Skywalker", email: "luke@tatooine.example", job };
  return { candidate: await made(ask, "/candidates/", person), job };
}

const steps = [{ content: { service: "Manual", name: "Trial" } }];

async function newModule(ask: Ask): Promise<{ readonly job: number; readonly path: string }> {
  const job = await made(ask, "/jobs/", { title: "Pilot" });
  const id = await made(ask, "/interview/interview-modules/", { name: "Pilots", job, steps_json: steps });
  return { job, path: `${V1}/interview/interview-modules/${id}/` };
}

/** A stage whose interviews have the questions of a set. */
const asking = (questionSetId: number): object => ({
  stage_name: "Interview",
  order: 1,
  service: "Automated Video Interview",
  stage_configuration: { question_set_id: questionSetId },
});

const importedRows = [{ first_name: "Luke", last_name: "Skywalker", email: "luke@tatooine.example" }];
const respondAsync = { Prefer: "respond-async" };

function importsOf(world: World): string {
  const { organisation, job } = ofFirstRow(world);
  return `/api/v3/companies/${organisation}/projects/${job}/candidates/import/`;
}

/** The operations that succeed only on rows in a certain state, and how rows come into it. */
export const preparations: Readonly<Record<string, Preparation>> = {
  "POST /accounts/token/": async (_, world) => ({ path: `${V1}/accounts/token/`, body: loginOf(world) }),
  "POST /accounts/token/refresh/": async (ask, world) => {
    const { refresh } = Tokens.parse(await ask("POST", `${V1}/accounts/token/`, loginOf(world)));
    return { path: `${V1}/accounts/token/refresh/`, body: { refresh } };
  },
  "DELETE /workflow/workflows/{workflowId}/": async (ask) => ({
    path: `${V1}/workflow/workflows/${await made(ask, "/workflow/workflows/", { name: "Unused" })}/`,
  }),
  "DELETE /workflow/stages/{stageId}/": (ask, world) => removeStage(ask, world, "/workflow/stages/"),
  "DELETE /workflow/stage/{stageId}/": (ask, world) => removeStage(ask, world, "/workflow/stage/"),
  "PUT /interview/interview-modules/{moduleId}/": async (ask) => {
    const { job, path } = await newModule(ask);
    return { path, body: { name: "Pilots", job, steps_json: steps } };
  },
  "DELETE /interview/interview-modules/{moduleId}/": async (ask, world) => {
    const { job, path } = await newModule(ask);
    await ask("POST", `${V1}/workflow/assign/?job_id=${job}&workflow_id=${ofFirstRow(world).workflow}`);
    return { path };
  },
  "POST /interview/unshortlist-candidate/": async (ask, world) => {
    await ask("POST", `${V1}/interview/shortlist-candidate/`, byWord(world));
    return { path: `${V1}/interview/unshortlist-candidate/`, body: byWord(world) };
  },
  "DELETE /interview/interview-steps/{stepId}/": async (ask, world) => {
    const { candidate, job } = ofFirstRow(world);
    await ask("PATCH", `${V1}/workflow/move-to-nextstage/`, { candidate_id: candidate, job_id: job });
    const listed = await ask("GET", `${V1}/interview/interview-steps/?job=${job}&candidate=${candidate}`);
    const opened = Steps.parse(listed).results.findLast(({ started }) => !started);
    return { path: `${V1}/interview/interview-steps/${opened?.id}/` };
  },
  "POST /test-logs/": async (ask, world) => {
    const { candidate, job } = await newApplicant(ask, world);
    await ask("POST", `${V1}/interview/shortlist-candidate/`, { candidate_id: candidate, job_id: job, service });
    return { path: `${V1}/test-logs/`, body: { candidate, job, name: "Simulator" } };
  },
  "POST /personality-screenings/": async (ask, world) => ({
    path: `${V1}/personality-screenings/`,
    body: await newApplicant(ask, world),
  }),
  "POST /companies/{companyId}/projects/{projectId}/candidates/import/{importId}/cancel/": async (ask, world) => {
    const begun = await ask("POST", importsOf(world), importedRows, respondAsync);
    return { path: `${new URL(Addressed.parse(begun).resource_uri).pathname}cancel/` };
  },
};

/** Calls that get an answer which no other call gets. */
export const furtherCalls: Readonly<Record<string, readonly Preparation[]>> = {
  "GET /analytics/details/": [
    async (ask) => ({ path: `${V1}/analytics/details/?job_id=${await made(ask, "/jobs/", { title: "Cook" })}` }),
  ],
  "POST /jobs/": [async () => ({ path: `${V1}/jobs/`, body: { title: "Cook", score_weight: NOBODY } })],
  "POST /workflow/workflows/": [
    async () => ({ path: `${V1}/workflow/workflows/`, body: { name: "Pilots", stages: [asking(NOBODY)] } }),
  ],
  "POST /companies/{companyId}/projects/{projectId}/candidates/import/": [
    async (_, world) => ({ path: importsOf(world), body: [{ email: "x".repeat(10 * 1024 * 1024) }] }),
    async (_, world) => ({
      path: importsOf(world),
      body: importedRows,
      headers: respondAsync,
    }),
  ],
};
