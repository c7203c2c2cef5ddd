import { operations } from "@hirelane/operations";
import { expect, test } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { screeningExample } from "./examples.fixture.ts";

const { questionSets, steps, videoInterviews, workflows } = operations;
const DAY = 24 * 60 * 60 * 1000;
const t = useApi();
const { home, send, makeJob, makeCandidate, namesOf } = useRecruiting(t);

const inDays = (days: number) => new Date(t().kernel.ports.now().getTime() + days * DAY).toISOString();

test("a screening is assigned until a time, with its questions, and looks as the specification says", async () => {
  const job = await makeJob("Tester");
  const { id: candidate } = await makeCandidate("Jane Doe", job);
  const { id: another } = await makeCandidate("Una Other", job);
  const questions = [{ kind: "text" as const, prompt: "Why?" }];
  const set = await t().kernel.run(questionSets.create, { name: "Why", questions }, home().owner.call);
  const expiredAt = inDays(3);
  const sent = { candidate, job, question_set: set.id, expired_at: expiredAt };
  const made = await send("POST", "/personality-screenings/", sent);
  expect(made.status, made.text).toBe(201);
  expect(differences(screeningExample, made.body)).toEqual([]);
  expect(made.body).toMatchObject({ candidate, job, status_text: "Assigned", is_approved: null });
  expect(new Date(made.body.expired_at).toISOString()).toBe(expiredAt);
  const path = `/personality-screenings/${made.body.id}/`;
  const moved = await send("PATCH", path, { expired_at: inDays(9) });
  expect(moved.body.expired_at > made.body.expired_at).toBe(true);
  expect(await send("PUT", path, moved.body)).toMatchObject({ status: 200, body: moved.body });
  expect(await send("POST", "/personality-screenings/", sent)).toMatchObject({ status: 400 });
  for (const [method, body, name] of [
    ["PATCH", { expired_at: "tomorrow" }, "expired_at"],
    ["PATCH", { is_approved: true }, "is_approved"],
    ["PATCH", { is_approved: "perhaps" }, "is_approved"],
    ["PATCH", { candidate: another }, "candidate"],
    ["PUT", { candidate }, "job"],
  ] as const) {
    const answer = await send(method, path, body);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
  expect(await send("GET", path, undefined, home().recruiter)).toMatchObject({ status: 404 });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  const revoked = await send("GET", path);
  expect(revoked.body).toMatchObject({ status_text: "Revoked", revoked: true });
  expect(await send("PATCH", path, { revoked: false })).toMatchObject({ status: 400 });
  expect(await send("PATCH", path, { expired_at: inDays(20) })).toMatchObject({ status: 400 });
  const wrong = await send("POST", path, {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, PUT, PATCH, DELETE"]);
});

test("who cannot be screened is told why", async () => {
  const job = await makeJob("Cook");
  const { id: candidate } = await makeCandidate("Cy Third", job);
  const post = (body: object) => send("POST", "/personality-screenings/", { candidate, job, ...body });
  expect(await post({ candidate: 999_999 })).toMatchObject({ status: 404 });
  expect(await post({ job: 999_999 })).toMatchObject({ status: 404 });
  expect(await post({ question_set: 999_999 })).toMatchObject({ status: 404 });
  expect(await post({ expired_at: "2020-01-01T00:00:00Z" })).toMatchObject({
    status: 400,
    body: { expired_at: ["Must be in the future."] },
  });
  expect(await send("POST", "/personality-screenings/", { job })).toMatchObject({
    status: 400,
    body: { candidate: ["This field is required."] },
  });
});

test("its approval is that of its step, and a person's stays one", async () => {
  const { kernel } = t();
  const { call } = home().owner;
  const job = await makeJob("Pilot");
  const { id: candidate } = await makeCandidate("Han Solo", job);
  const stages = [{ service: "videoInterview" as const, name: "Video" }];
  const workflow = await kernel.run(workflows.create, { name: "Pilots", stages }, call);
  await kernel.run(workflows.assign, { jobId: job, workflowId: workflow.id }, call);
  const { body } = await send("GET", `/personality-screenings/?job=${job}`);
  const [screening] = body.results;
  expect(screening).toMatchObject({ candidate, status_text: "Assigned" });
  const { applicationId } = await kernel.run(videoInterviews.get, { id: screening.id }, call);
  const step = { applicationId, stageId: workflow.stages[0]?.id ?? 0 };
  await kernel.run(steps.start, step, call);
  await kernel.run(steps.complete, step, call);
  const path = `/personality-screenings/${screening.id}/`;
  const approved = await send("PATCH", path, { is_approved: true });
  expect(approved.status, approved.text).toBe(200);
  expect(approved.body).toMatchObject({
    is_approved: true,
    status_text: "Shortlisted",
    is_status_overridden_by_user: true,
  });
  expect(await send("PATCH", path, { is_approved: "false" })).toMatchObject({ body: { status_text: "Rejected" } });
});

test("screenings and their candidates are found by job, label and dates", async () => {
  const [job, other] = [await makeJob("Nurse"), await makeJob("Miner")];
  const [one, two, three] = [
    await makeCandidate("Abel A", job),
    await makeCandidate("Bea B", job),
    await makeCandidate("Cleo C", other),
  ];
  await makeCandidate("Dan D", job);
  const assign = async (candidate: number, on: number, days: number) => {
    const answer = await send("POST", "/personality-screenings/", { candidate, job: on, expired_at: inDays(days) });
    return answer.body;
  };
  const [first, second] = [await assign(one.id, job, 2), await assign(two.id, job, 5)];
  await assign(three.id, other, 2);
  await send("PATCH", `/personality-screenings/${second.id}/`, { revoked: true });
  const found = async (query: string) => {
    const { body } = await send("GET", `/personality-screenings/?job=${job}&${query}`);
    return body.results.map(({ id }: { id: number }) => id);
  };
  expect(await found("o=-expired_at")).toEqual([second.id, first.id]);
  expect(await found("status_text=revoked!")).toEqual([second.id]);
  expect(await found("status_text=Assigned")).toEqual([first.id]);
  expect(await found(`expired_at__exact=${first.expired_at}`)).toEqual([first.id]);
  expect(await found(`expired_at__exact=${inDays(5).slice(0, 10)}`)).toEqual([second.id]);
  expect(await found("assigned_at__exact=2020-01-01")).toEqual([]);
  for (const name of ["status_text", "assigned_at__exact", "expired_at__exact", "o", "job"]) {
    const answer = await send("GET", `/personality-screenings/?${name}=nothing`);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
  const path = `/filter/personality_screening/${job}/`;
  expect(await namesOf(`${path}?o=id`)).toEqual(["Abel A", "Bea B"]);
  const { body } = await send("GET", `${path}?o=id&page_size=1`);
  expect(body).toMatchObject({ count: 2, next: expect.stringContaining("page=2") });
  const { screenings: shown, ...candidate } = body.results[0];
  expect(shown).toEqual([first]);
  expect(candidate).toEqual((await send("GET", `/candidates/${one.id}/`)).body);
  expect(await send("GET", path, undefined, home().recruiter)).toMatchObject({ status: 404 });
  expect(await send("GET", `${path}?page=9`)).toMatchObject({ status: 404, body: { detail: "Invalid page." } });
});
