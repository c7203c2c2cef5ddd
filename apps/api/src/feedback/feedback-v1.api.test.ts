import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
let home: TestOrganisation;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const LIST = "/interview/interview-step-feedback/";
const send = (method: string, path: string, body?: object, user: TestUser = home.owner) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

test("feedback is given on a candidate for a job, and told with it", async () => {
  const { id: job } = (await send("POST", "/jobs/", { title: "Pilot" })).body;
  const steps = [{ content: { service: "Resume Screening", name: "First look" } }];
  await send("POST", "/interview/interview-modules/", { name: "Pilots", job, steps_json: steps });
  const { id: candidate } = (await send("POST", "/candidates/", { name: "Han Solo", email: "han@falcon.example", job }))
    .body;
  const ofCandidate = `/interview/feedbacks/${job}/${candidate}/`;
  expect(await send("GET", ofCandidate)).toMatchObject({ status: 404, body: { detail: "There is no feedback yet." } });
  const words = { candidate, job, step_name: "first LOOK", feedback: "Flies well.", rating: "4" };
  const given = await send("POST", LIST, words);
  expect(given.status, given.text).toBe(201);
  const user = home.owner.userId;
  expect(given.body).toEqual({
    id: expect.any(Number),
    candidate,
    job,
    user,
    step_name: "First look",
    feedback: "Flies well.",
    rating: 4,
    created_at: expect.any(String),
  });
  const byService = await send("POST", LIST, { ...words, step_name: "Resume Screening", rating: undefined });
  expect(byService.body).toMatchObject({ step_name: "First look", rating: null });
  expect((await send("GET", ofCandidate)).body).toEqual([byService.body, given.body]);
  for (const query of [`candidate=${candidate}`, `job=${job}`, `user=${user}`]) {
    expect((await send("GET", `${LIST}?${query}&o=id`)).body).toMatchObject({ results: [given.body, byService.body] });
  }
  const path = `${LIST}${given.body.id}/`;
  expect((await send("PATCH", path, { rating: 5 })).body).toMatchObject({ feedback: "Flies well.", rating: 5 });
  expect((await send("PUT", path, { feedback: "Shoots first." })).body).toMatchObject({
    feedback: "Shoots first.",
    rating: null,
  });
  for (const [body, name] of [
    [{ ...words, rating: 6 }, "rating"],
    [{ ...words, feedback: "" }, "feedback"],
    [{ ...words, candidate: undefined }, "candidate"],
  ] as const) {
    const answer = await send("POST", LIST, body);
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, [name]]);
  }
  expect(await send("POST", LIST, { ...words, step_name: "Last look" })).toMatchObject({ status: 404 });
  expect(await send("GET", `/interview/feedbacks/999999999/${candidate}/`)).toMatchObject({
    body: { detail: "No such job." },
  });
  expect(await send("GET", ofCandidate, undefined, home.recruiter)).toMatchObject({ status: 404 });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 404 });
});
