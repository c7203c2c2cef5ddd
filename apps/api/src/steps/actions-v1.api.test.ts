import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
let home: TestOrganisation;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const send = (method: string, path: string, body?: object, user: TestUser = home.owner) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

const service = { id: 1, name: "Resume Screening" };
let people = 0;

/** A job with a module of a screening and two steps of one's own, and one who applied. */
async function makeCase() {
  const { id: job_id } = (await send("POST", "/jobs/", { title: "Pilot" })).body;
  const steps = [service, "Manual", "Manual"].map((each, index) => ({
    content: { service: each, name: `Step ${index}` },
  }));
  const module = await send("POST", "/interview/interview-modules/", {
    name: "Pilots",
    job: job_id,
    steps_json: steps,
  });
  people += 1;
  const person = { name: "Han Solo", email: `han${people}@falcon.example`, job: job_id };
  const { id: candidate_id } = (await send("POST", "/candidates/", person)).body;
  return { job_id, candidate_id, module_id: module.body.id };
}

const stepsOf = async (target: { job_id: number; candidate_id: number }) => {
  const query = `?candidate=${target.candidate_id}&job=${target.job_id}&o=id`;
  const { body } = await send("GET", `/interview/interview-steps/${query}`);
  return body.results.map(({ order, status }: { order: number; status: string }) => [order, status]);
};

describe("a candidate", () => {
  test("is shortlisted, and not any more", async () => {
    const target = { ...(await makeCase()), service };
    const done = await send("POST", "/interview/shortlist-candidate/", target);
    expect(done.status, done.text).toBe(200);
    const example = { message: "text", interview_step_id: 125, candidate: null };
    expect(differences(example, done.body)).toEqual([]);
    expect(done.body.candidate).toEqual((await send("GET", `/candidates/${target.candidate_id}/`)).body);
    expect(await stepsOf(target)).toEqual([
      [1, "Approved"],
      [2, "Not Started"],
    ]);
    expect((await send("POST", "/interview/shortlist-candidate/", target)).body).toEqual(done.body);
    const undone = await send("POST", "/interview/unshortlist-candidate/", { ...target, status: "Shortlisted" });
    expect([undone.status, Object.keys(undone.body)]).toEqual([200, ["message", "candidate"]]);
    expect(await stepsOf(target)).toEqual([[1, "Not Approved"]]);
  });

  test("gets every status that people give, however it is written", async () => {
    const target = { ...(await makeCase()), service: "resume screening" };
    const change = (status: string) => send("PATCH", "/interview/update-status/", { ...target, status });
    for (const status of ["On Hold!", "on hold", "under review", "Under Review", "SHORTLISTED!", "Not Shortlisted"]) {
      const { status: code, text } = await change(status);
      expect([status, code], text).toEqual([status, 200]);
    }
    expect(await stepsOf(target)).toEqual([[1, "Not Approved"]]);
    for (const status of ["Rejected", "Rejected", "Under Review", "Hired"])
      expect(await change(status)).toMatchObject({ status: 200 });
    expect(await change("On Hold")).toMatchObject({ status: 400, body: { error: expect.stringContaining("hired") } });
    for (const status of ["Applied", "Lost"]) {
      const { status: code, body } = await change(status);
      expect(code).toBe(400);
      expect(body.error).toContain("Shortlisted, Not Shortlisted, On Hold, Rejected, Hired");
    }
  });

  test("goes from step to step", async () => {
    const target = await makeCase();
    const act = (action: string, more: object = {}) =>
      send("POST", "/interview/update-step/", { ...target, service, action, ...more });
    const approving = await act("Approve");
    expect(approving).toMatchObject({ status: 400, body: { error: expect.stringContaining("completed first") } });
    for (const [action, status] of [
      ["Start", "In Progress"],
      ["start", "In Progress"],
      ["Complete", "Completed"],
      ["Approve", "Approved"],
      ["Disapprove", "Not Approved"],
      ["Approve!", "Approved"],
    ] as const) {
      expect((await act(action)).body).toEqual({
        message: {
          id: expect.any(Number),
          order: 1,
          service,
          started: true,
          completed: !["start"].includes(action.toLowerCase()),
          approved: status === "Approved",
          status,
        },
      });
    }
    const second = await act("Start", { service: "Manual", order: 2 });
    expect(second.body).toMatchObject({ message: { order: 2, status: "In Progress" } });
    expect(await act("Start", { service: "Manual", order: 3 })).toMatchObject({ status: 400 });
    expect(await act("Start", { service, order: 2 })).toMatchObject({ status: 404 });
  });
});

test("bad input of actions is told in one sentence", async () => {
  const target = { ...(await makeCase()), service };
  const act = (more: object, path = "update-step", method = "POST") =>
    send(method, `/interview/${path}/`, { ...target, action: "Start", status: "On Hold", ...more });
  for (const [more, status, words] of [
    [{ action: "Jump" }, 400, "Start, Complete, Approve"],
    [{ action: undefined }, 400, "action"],
    [{ service: 3 }, 400, "service"],
    [{ service: undefined }, 400, "service"],
    [{ order: "first" }, 400, "order"],
    [{ order: 1.5 }, 400, "order"],
    [{ order: 1e300 }, 400, "order"],
    [{ workflow_id: 999_999_999 }, 400, "workflow_id"],
    [{ service: "Magic" }, 404, "No such service."],
    [{ service: "Assessment" }, 404, "No such stage of this service"],
    [{ job_id: 999_999_999 }, 404, "No such job."],
    [{ candidate_id: 999_999_999 }, 404, "No such candidate."],
    [{ module_id: 999_999_999 }, 404, "No such workflow."],
    [{ module_id: undefined, workflow_id: 999_999_999 }, 404, "No such workflow."],
    [{ candidate_id: "me" }, 400, "candidate_id"],
    [{ candidate_id: 1e30 }, 404, "No such row."],
  ] as const) {
    const answer = await act(more);
    expect([JSON.stringify(more), answer.status], answer.text).toEqual([JSON.stringify(more), status]);
    expect(answer.body).toEqual({ error: expect.stringContaining(words) });
  }
  expect(await act({ module_id: undefined, workflow_id: String(target.module_id) })).toMatchObject({ status: 200 });
  for (const [path, method] of [
    ["update-status", "PATCH"],
    ["shortlist-candidate", "POST"],
    ["unshortlist-candidate", "POST"],
  ] as const) {
    const unknown = await act({ candidate_id: 999_999_999 }, path, method);
    expect(unknown).toMatchObject({ status: 404, body: { error: "No such candidate." } });
    const wrong = await act({}, path, "PUT");
    expect([wrong.status, wrong.headers.get("Allow"), Object.keys(wrong.body)]).toEqual([405, method, ["error"]]);
    const denied = await send(method, `/interview/${path}/`, { ...target, status: "On Hold" }, home.recruiter);
    expect(denied).toMatchObject({ status: 404, body: { error: "No such job." } });
  }
});

test("steps are a view set: read, begun, and changed by what is true of them", async () => {
  const { job_id: job, candidate_id: candidate, ...module } = await makeCase();
  const begun = await send("POST", "/interview/interview-steps/", { job, candidate, ...module, service });
  expect(begun).toMatchObject({ status: 201, body: { order: 1, started: true, status: "In Progress" } });
  const path = `/interview/interview-steps/${begun.body.id}/`;
  expect((await send("GET", path)).body).toEqual(begun.body);
  expect((await send("PUT", path, begun.body)).body).toEqual(begun.body);
  const changed = await send("PATCH", path, { completed: true, approved: "true" });
  expect(changed.body).toMatchObject({ completed: true, approved: true, status: "Approved" });
  expect((await send("PUT", path, changed.body)).body).toEqual(changed.body);
  expect((await send("PATCH", path, { status: "not approved" })).body).toMatchObject({
    approved: false,
    completed: true,
  });
  expect(await send("PATCH", path, { status: "Lost" })).toMatchObject({ status: 400 });
  const refused = { status: 400, body: { detail: expect.stringContaining("first stage") } };
  expect(await send("DELETE", path)).toMatchObject(refused);
  const { body: shortlisted } = await send("POST", "/interview/shortlist-candidate/", {
    candidate_id: candidate,
    job_id: job,
  });
  const next = `/interview/interview-steps/${shortlisted.interview_step_id}/`;
  expect(await send("DELETE", next)).toMatchObject({ status: 204 });
  expect(await send("GET", next)).toMatchObject({ status: 404 });
  expect(await stepsOf({ job_id: job, candidate_id: candidate })).toEqual([[1, "Approved"]]);
  await send("PATCH", "/workflow/move-to-nextstage/", { candidate_id: candidate, job_id: job });
  const begin = { job, candidate, service: "Manual", order: 2 };
  const worked = await send("POST", "/interview/interview-steps/", begin);
  const takenBack = await send("DELETE", `/interview/interview-steps/${worked.body.id}/`);
  expect(takenBack).toMatchObject({ status: 400, body: { detail: expect.stringContaining("worked") } });
  expect(await send("GET", path, undefined, home.recruiter)).toMatchObject({
    status: 404,
    body: { detail: "No such step." },
  });
  expect((await send("GET", `/interview/interview-steps/?candidate=${candidate}`)).body).toMatchObject({ count: 2 });
  expect(await send("GET", "/interview/interview-steps/?job=999999999")).toMatchObject({ status: 404 });
});
