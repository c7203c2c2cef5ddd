import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const { workflows } = operations;
const t = useApi();
let home: TestOrganisation;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const send = (method: string, path: string, body?: object | string, user: TestUser = home.owner) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

const MODULES = "/interview/interview-modules/";
const screening = { content: { service: { id: 1, name: "Resume Screening" } } };
const trial = { content: { service: "Manual", name: "Trial", configuration: { instructions: "Fly." } } };
const talk = { content: { service: "Manual", name: "Talk" } };

async function makeJob(user?: TestUser): Promise<number> {
  return (await send("POST", "/jobs/", { title: "Pilot" }, user)).body.id;
}

test("a module is a workflow with its stages, made and taken into use at once", async () => {
  const job = await makeJob();
  const made = await send("POST", MODULES, { name: "Pilots", job, steps_json: [screening, trial] });
  expect(made.status, made.text).toBe(201);
  expect(made.body).toEqual({
    id: expect.any(Number),
    name: "Pilots",
    job,
    steps_json: [
      {
        id: expect.any(Number),
        order: 1,
        content: { service: { id: 1, name: "Resume Screening" }, name: "Resume Screening", configuration: {} },
      },
      {
        id: expect.any(Number),
        order: 2,
        content: { service: { id: 5, name: "Manual" }, name: "Trial", configuration: { instructions: "Fly." } },
      },
    ],
    updated_at: expect.any(String),
    updated_by: home.owner.userId,
  });
  const path = `${MODULES}${made.body.id}/`;
  expect((await send("GET", path)).body).toEqual(made.body);
  expect((await send("GET", "/interview/list/")).body).toEqual([made.body]);
  expect((await send("GET", MODULES)).body).toMatchObject({ count: 1, results: [made.body] });
  expect((await send("GET", `/interview/job/${job}/interview-modules/`)).body).toEqual([made.body]);
  const steps = `/interview/interview-module/${made.body.id}/service/manual/steps/`;
  expect((await send("GET", steps)).body).toEqual({ instructions: "Fly." });
});

test("its stages are changed all at once; those that hold applications stay, and an id is no other's", async () => {
  const job = await makeJob();
  const text = JSON.stringify([screening, trial]);
  const { body: made } = await send("POST", MODULES, { name: "Pilots", job, steps_json: text });
  const path = `${MODULES}${made.id}/`;
  const [first, second] = made.steps_json;
  const put = await send("PUT", path, {
    name: "Drivers",
    steps_json: [{ ...second, order: 2 }, { ...first, order: 1 }, talk],
  });
  expect(put.body).toMatchObject({
    name: "Drivers",
    steps_json: [first, second, { order: 3, content: { name: "Talk" } }],
  });
  const third = put.body.steps_json[2];
  const turned = await send("PATCH", path, {
    steps_json: [
      { ...first, order: 9 },
      { ...third, order: 1 },
    ],
  });
  expect(turned.body).toMatchObject({ name: "Drivers", job, steps_json: [{ id: third.id }, { id: first.id }] });
  expect(turned.body.steps_json).toHaveLength(2);
  await send("POST", "/candidates/", { name: "Han Solo", email: "han@falcon.example", job });
  const { steps_json: now } = (await send("GET", path)).body;
  expect(await send("PATCH", path, { steps_json: [now[1]] })).toMatchObject({
    status: 400,
    body: { steps_json: [expect.stringContaining("1 applications")] },
  });
  for (const [body, name] of [
    [{ name: "x" }, "steps_json"],
    [{ name: "x", steps_json: "[{" }, "steps_json"],
    [{ name: "x", steps_json: "[".repeat(5000) }, "steps_json"],
    [{ name: "x", steps_json: [] }, "steps_json"],
    [{ name: "x", steps_json: [{ content: { service: 3 } }] }, "steps_json.0.content.service"],
    [{ name: "x", steps_json: [{ content: { service: "Magic" } }] }, "steps_json.0.content.service"],
    [{ name: "", steps_json: [talk] }, "name"],
    [{ name: "x", steps_json: [{ ...first, content: talk.content }] }, "steps_json.0.service"],
  ] as const) {
    const answer = await send("PUT", path, body);
    expect([answer.status, Object.keys(answer.body)], JSON.stringify(body)).toEqual([400, [name]]);
  }
  const foreign = await send("PUT", path, { name: "x", steps_json: [{ ...first, id: 999_999_999 }] });
  expect(foreign.status).toBe(404);
  const refused = await send("DELETE", path);
  expect([refused.status, Object.keys(refused.body)]).toEqual([400, ["job"]]);
  await send("POST", MODULES, { name: "Others", job, steps_json: [talk] });
  expect((await send("GET", path)).body).toMatchObject({ job: null });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such interview module." } });
});

test("nothing is told of what is not there, or is not the caller's", async () => {
  const job = await makeJob();
  const { body: made } = await send("POST", MODULES, { name: "Pilots", job, steps_json: [trial] });
  for (const path of [
    "/interview/job/999999999/interview-modules/",
    "/interview/interview-module/999999999/service/manual/steps/",
    `/interview/interview-module/${made.id}/service/Assessment/steps/`,
    `/interview/interview-module/${made.id}/service/Magic/steps/`,
    `${MODULES}999999999/`,
  ]) {
    expect(await send("GET", path), path).toMatchObject({ status: 404 });
  }
  expect((await send("GET", "/interview/list/", undefined, home.hiringManager)).body).toEqual([]);
  expect(await send("GET", `${MODULES}${made.id}/`, undefined, home.hiringManager)).toMatchObject({ status: 404 });
  expect(await send("POST", MODULES, { name: "x", job, steps_json: [trial] }, home.recruiter)).toMatchObject({
    status: 404,
  });
  const other = await makeOrganisation(t().kernel);
  expect(await send("GET", `${MODULES}${made.id}/`, undefined, other.owner)).toMatchObject({ status: 404 });
  const wrong = await send("POST", "/interview/list/", {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET"]);
  const without = await makeJob();
  expect((await send("GET", `/interview/job/${without}/interview-modules/`)).body).toEqual([]);
  const { id } = await t().kernel.run(workflows.create, { name: "Spare" }, home.owner.call);
  expect((await send("GET", `${MODULES}${id}/`)).body).toMatchObject({ job: null, steps_json: [] });
});
