import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { stageExample, workflowListExample } from "./examples.fixture.ts";

const { applications, candidates, jobs } = operations;
const t = useApi();
let home: TestOrganisation;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const send = (method: string, path: string, body?: object, user: TestUser = home.recruiter) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

const good = { field: "overall_score", operator: ">=", value: 8 };

async function makeWorkflow(name: string, stages: readonly object[] = []): Promise<number> {
  const { status, body, text } = await send("POST", "/workflow/workflows/", { name, stages });
  expect(status, text).toBe(201);
  return body.id;
}

/** A job of the recruiter's with a candidate on it. */
async function makeApplication() {
  const { call } = home.recruiter;
  const job = await t().kernel.run(jobs.create, { title: "Engineer" }, call);
  const person = { firstName: "Ann", lastName: "Other", email: "ann@people.example" };
  const candidate = await t().kernel.run(candidates.create, { ...person, jobId: job.id }, call);
  return { jobId: job.id, candidateId: candidate.id };
}

test("workflows come with their stages and rules, shaped as SPEC §7 says", async () => {
  const created = await send("POST", "/workflow/workflows/", {
    name: "Engineers",
    shared_with: [home.hiringManager.userId],
    stages: [
      {
        stage_name: "Talk",
        order: 2,
        service: { id: 5, name: "manual!" },
        stage_configuration: { instructions: "Ask." },
      },
      { stage_name: "Resume Screening", order: 1 },
    ],
  });
  expect(created.status, created.text).toBe(201);
  for (const { id } of created.body.stages) {
    const rule = { logic: "AND", conditions: [{ ...good, enabled: true }] };
    expect(await send("POST", "/workflow/rules/", { stage: id, rule })).toMatchObject({ status: 201 });
  }
  const list = await send("GET", `/workflow/workflows/?created_by=${home.recruiter.userId}&o=name`);
  expect(differences(workflowListExample, list.body)).toEqual([
    "answer.results[0].stages[1].stage_configuration.instructions is not in the source",
  ]);
  expect(list.body.results[0]).toMatchObject({
    created_by: home.recruiter.userId,
    shared_with: [home.hiringManager.userId],
    stages: [
      { stage_name: "Resume Screening", order: 1, service: { id: 1 } },
      { stage_name: "Talk", order: 2, service: { id: 5, name: "Manual" } },
    ],
  });
  const path = `/workflow/workflows/${created.body.id}/`;
  expect((await send("GET", path, undefined, home.hiringManager)).body).toEqual(list.body.results[0]);
  const alone = await send("PATCH", path, { shared_with: [] });
  expect(alone.body).toMatchObject({ name: "Engineers", shared_with: [] });
  expect(alone.body.version).toBeGreaterThan(created.body.version);
  expect(await send("GET", path, undefined, home.hiringManager)).toMatchObject({ status: 404 });
  expect(await send("PUT", path, {})).toMatchObject({ status: 400, body: { name: ["This field is required."] } });
  expect(await send("PUT", path, { name: "Others" })).toMatchObject({ status: 200, body: { name: "Others" } });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such workflow." } });
});

test.each(["/workflow/stages/", "/workflow/stage/"])(
  "stages are made, changed, put in order and removed at %s",
  async (at) => {
    const workflow = await makeWorkflow(`Stages at ${at}`);
    const make = (stage_name: string, fields: object) =>
      send("POST", at, { workflow_id: workflow, stage_name, order: 1, ...fields });
    const video = await make("Interview", {
      service: "automated video interview",
      stage_configuration: { days_to_expire: 3, colour: "red" },
    });
    expect(video).toMatchObject({
      status: 201,
      body: {
        order: 1,
        service: { id: 2 },
        stage_configuration: { question_set_id: null, days_to_expire: 3 },
        rule: null,
      },
    });
    const logic = { name: "Logic", test_url: "https://tests.example/1" };
    const quiz = await make("assessment", { stage_configuration: { assessments: [logic] } });
    expect(quiz.body).toMatchObject({ order: 1, service: { id: 3 }, stage_configuration: { assessments: [logic] } });
    expect(differences(stageExample, { ...quiz.body, stage_configuration: {}, rule: null })).toEqual([
      "answer.rule is null instead of object",
    ]);
    const names = async () =>
      (await send("GET", `${at}?workflow_id=${workflow}&o=order`)).body.results.map(
        (stage: { stage_name: string }) => stage.stage_name,
      );
    expect(await names()).toEqual(["assessment", "Interview"]);
    const path = `${at}${video.body.id}/`;
    const moved = await send("PATCH", path, { order: "1" });
    expect(moved.body).toMatchObject({ order: 1, stage_configuration: { days_to_expire: 3 } });
    expect(await names()).toEqual(["Interview", "assessment"]);
    const replaced = await send("PUT", path, { workflow_id: workflow, stage_name: "Talk", order: 2 });
    expect(replaced.body).toMatchObject({
      stage_name: "Talk",
      order: 2,
      stage_configuration: { days_to_expire: null },
    });
    expect(await send("DELETE", path)).toMatchObject({ status: 204 });
    expect(await names()).toEqual(["assessment"]);
  },
);

test("what is wrong with a stage is named in v1's words", async () => {
  const workflow = await makeWorkflow("Wrong");
  const stage = { workflow_id: workflow, stage_name: "Quiz", order: 1, service: "Assessment" };
  const made = await send("POST", "/workflow/stages/", stage);
  for (const [method, path, body, name] of [
    ["POST", "/workflow/stages/", { ...stage, stage_name: undefined }, "stage_name"],
    ["POST", "/workflow/stages/", { ...stage, order: 0 }, "order"],
    ["POST", "/workflow/stages/", { ...stage, service: 3 }, "service"],
    ["POST", "/workflow/stages/", { ...stage, service: "Horoscope" }, "service"],
    ["POST", "/workflow/stages/", { ...stage, stage_configuration: "{" }, "stage_configuration"],
    [
      "POST",
      "/workflow/stages/",
      { ...stage, stage_configuration: { valid_days: 0 } },
      "stage_configuration.valid_days",
    ],
    ["PATCH", `/workflow/stages/${made.body.id}/`, { service: "Manual" }, "service"],
    ["PATCH", `/workflow/stages/${made.body.id}/`, { workflow_id: await makeWorkflow("Other") }, "workflow_id"],
    [
      "PATCH",
      `/workflow/stages/${made.body.id}/`,
      { stage_configuration: { assessments: [{ name: "x", test_url: "no" }] } },
      "stage_configuration.assessments.0.test_url",
    ],
  ] as const) {
    const answer = await send(method, path, body);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
  expect(await send("POST", "/workflow/stages/", { ...stage, workflow_id: 999_999 })).toMatchObject({ status: 404 });
  const wrong = await send("DELETE", "/workflow/stages/");
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, POST"]);
});

test("a workflow is assigned, and a candidate moves through it", async () => {
  const { jobId, candidateId } = await makeApplication();
  const workflow = await makeWorkflow("Used", [{ stage_name: "Resume Screening" }, { stage_name: "Meeting" }]);
  expect(await send("POST", "/workflow/assign/?job_id=x")).toMatchObject({
    status: 400,
    body: { job_id: [expect.any(String)], workflow_id: [expect.any(String)] },
  });
  const empty = await makeWorkflow("Empty");
  expect(await send("POST", `/workflow/assign/?job_id=${jobId}&workflow_id=${empty}`)).toMatchObject({
    status: 400,
    body: { workflow_id: ["The workflow has no stages yet."] },
  });
  const assigned = await send("POST", `/workflow/assign/?job_id=${jobId}&workflow_id=${workflow}`);
  expect(assigned).toMatchObject({
    status: 200,
    body: { initial_stage: { stage_name: "Resume Screening", order: 1 } },
  });
  const initial = assigned.body.initial_stage.id;

  const who = { candidate_id: candidateId, job_id: jobId };
  const move = (body: object, user?: TestUser) => send("PATCH", "/workflow/move-to-nextstage/", body, user);
  const moved = await move({ ...who, module_id: String(workflow), expected_stage: initial });
  expect(moved).toMatchObject({ status: 200, body: { ...who, stage: { stage_name: "Meeting", order: 2 } } });
  for (const [body, status] of [
    [{ ...who, expected_stage: initial }, 409],
    [who, 400],
    [{ ...who, job_id: 999_999 }, 404],
    [{ ...who, candidate_id: 999_999 }, 404],
    [{ ...who, workflow_id: empty }, 404],
    [{ ...who, workflow_id: workflow, module_id: empty }, 400],
    [{ candidate_id: candidateId }, 400],
  ] as const) {
    const answer = await move(body);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([status, ["error"]]);
  }
  expect(await move(who, home.hiringManager)).toMatchObject({ status: 404, body: { error: "No such job." } });
  const wrong = await send("POST", "/workflow/move-to-nextstage/", who);
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "PATCH"]);

  const meeting = moved.body.stage.id;
  expect(await send("DELETE", `/workflow/stages/${meeting}/`)).toMatchObject({
    status: 400,
    body: { move_to: [expect.stringContaining("applications in this stage")] },
  });
  expect(await send("DELETE", `/workflow/stages/${meeting}/?move_to=${initial}`)).toMatchObject({ status: 204 });
  const listed = await t().kernel.run(applications.list, { filters: { jobId } }, home.recruiter.call);
  expect(listed.items).toMatchObject([{ stage: { id: initial } }]);
});
