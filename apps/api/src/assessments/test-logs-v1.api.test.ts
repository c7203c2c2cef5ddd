import { operations } from "@hirelane/operations";
import { expect, test } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import { candidateListExample } from "../candidates/examples.fixture.ts";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { testLogExample } from "./examples.fixture.ts";

const { organisations } = operations;
const DAY = 24 * 60 * 60 * 1000;
const t = useApi();
const { home, send, makeJob, makeCandidate, namesOf } = useRecruiting(t);

/** A test of a candidate on a job, as v1 answers it. */
async function assign(candidate: number, job: number, more: object = {}) {
  const answer = await send("POST", "/test-logs/", { candidate, job, name: "Logic", ...more });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

test("a test is assigned, completed, approved and disqualified, and looks as the specification says", async () => {
  const job = await makeJob("Tester");
  const { id: candidate } = await makeCandidate("Jane Doe", job);
  const made = await assign(candidate, job, { test_url: "https://tests.example/logic" });
  expect(made).toMatchObject({ candidate, job, status_text: "Assigned", is_approved: null, average_percentage: null });
  const path = `/test-logs/${made.id}/`;
  const scored = await send("PATCH", path, { completed: true, score: "157", total: 200, proctoring: { tabs: 1 } });
  expect(scored.status, scored.text).toBe(200);
  expect(differences(testLogExample, scored.body)).toEqual([]);
  expect(scored.body).toMatchObject({ average_percentage: "78.50", completed: true, status_text: "Completed" });
  const approved = await send("PUT", path, { ...scored.body, is_approved: true });
  const { userId } = home().owner;
  expect(approved).toMatchObject({
    status: 200,
    body: { is_approved: true, approved_by: userId, status_text: "Shortlisted" },
  });
  expect(await send("PUT", path, approved.body)).toMatchObject({ body: approved.body });
  expect(await send("PATCH", path, { is_approved: false })).toMatchObject({ body: { status_text: "Rejected" } });
  expect(await send("DELETE", path)).toMatchObject({ status: 400 });
  expect(await send("PATCH", path, { started: false })).toMatchObject({
    status: 400,
    body: { started: [expect.any(String)] },
  });
  const disqualified = await send("PATCH", path, { disqualified: true, disqualified_code: "plagiarism" });
  expect(disqualified).toMatchObject({ body: { status_text: "Disqualified", score: 157 } });
  expect(await send("GET", path)).toMatchObject({ status: 200, body: disqualified.body });
});

test("a test that is not over can be moved and revoked; what cannot be names the field", async () => {
  const job = await makeJob("Driver");
  const { id: candidate } = await makeCandidate("Ann Other", job);
  const elsewhere = await makeJob("Pilot");
  const { id: another } = await makeCandidate("Una Other", elsewhere);
  const made = await assign(candidate, job);
  const path = `/test-logs/${made.id}/`;
  const until = new Date(t().kernel.ports.now().getTime() + 30 * DAY).toISOString();
  const moved = await send("PATCH", path, { valid_to: until });
  expect(new Date(moved.body.valid_to).toISOString()).toBe(until);
  for (const [body, name] of [
    [{ valid_to: "2020-01-01T00:00:00Z" }, "valid_to"],
    [{ completed: true }, "score"],
    [{ score: 3 }, "total"],
    [{ score: 3, total: 2 }, "score"],
    [{ score: "many" }, "score"],
    [{ candidate: another }, "candidate"],
    [{ job: elsewhere }, "job"],
    [{ is_approved: "perhaps" }, "is_approved"],
    [{ disqualified: true, disqualified_code: "it was he" }, "disqualified_code"],
  ] as const) {
    const answer = await send("PATCH", path, body);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
  expect(await send("PUT", path, {})).toMatchObject({ status: 400, body: { candidate: ["This field is required."] } });
  for (const body of [{ candidate: 999_999 }, { job: 999_999 }]) {
    expect(await send("PATCH", path, body)).toMatchObject({ status: 404 });
  }
  expect(await send("PATCH", path, { is_approved: true })).toMatchObject({ status: 400 });
  expect(await send("PATCH", path, { score: 1 }, home().recruiter)).toMatchObject({ status: 404 });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 200, body: { status_text: "Revoked" } });
  expect(await send("PATCH", path, { revoked: false })).toMatchObject({
    status: 400,
    body: { revoked: [expect.any(String)] },
  });
  const wrong = await send("POST", path, {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, PUT, PATCH, DELETE"]);
});

test("who cannot be assigned a test is told why", async () => {
  const job = await makeJob("Cook");
  const shortlisted = await makeJob("Baker", true);
  const { id: candidate } = await makeCandidate("Cy Third", job);
  const { id: baker } = await makeCandidate("Bo Fourth", shortlisted);
  const post = (body: object) => send("POST", "/test-logs/", { name: "Logic", candidate, job, ...body });
  await assign(candidate, job);
  expect(await post({})).toMatchObject({ status: 400 });
  expect(await post({ candidate: baker, job: shortlisted })).toMatchObject({
    status: 400,
    body: { detail: "The candidate is not shortlisted." },
  });
  expect(await post({ candidate: 999_999 })).toMatchObject({ status: 404 });
  expect(await post({ job: 999_999 })).toMatchObject({ status: 404 });
  for (const [body, name] of [
    [{ name: "" }, "name"],
    [{ candidate: "me" }, "candidate"],
    [{ test_url: "ftp://x" }, "test_url"],
    [{ valid_to: "2020-01-01T00:00:00Z" }, "valid_to"],
    [{ valid_from: "tomorrow" }, "valid_from"],
  ] as const) {
    const answer = await post(body);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
});

test("tests are found by job, label, and the day or the instant of their dates", async () => {
  const job = await makeJob("Nurse");
  const now = t().kernel.ports.now();
  await t().kernel.run(organisations.update, { timeZone: "Pacific/Kiritimati" }, home().owner.call);
  const late = new Date(Math.floor(now.getTime() / DAY) * DAY + 3 * DAY - 60 * 60 * 1000);
  const [{ id: first }, { id: second }] = [await makeCandidate("Abel A", job), await makeCandidate("Bea B", job)];
  const one = await assign(first, job, { valid_to: late.toISOString() });
  const two = await assign(second, job);
  await send("PATCH", `/test-logs/${two.id}/`, { score: 1, total: 2 });
  const found = async (query: string) => {
    const { body } = await send("GET", `/test-logs/?job=${job}&o=id&${query}`);
    return body.results.map(({ id }: { id: number }) => id);
  };
  expect(await found("")).toEqual([one.id, two.id]);
  expect(await found("status_text=completed!")).toEqual([two.id]);
  expect(await found("status_text=ASSIGNED")).toEqual([one.id]);
  expect(await found("status_text=Hired")).toEqual([]);
  const inKiritimati = new Date(late.getTime() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
  expect(await found(`valid_to__exact=${inKiritimati}`)).toEqual([one.id]);
  expect(await found(`valid_to__exact=${late.toISOString().slice(0, 10)}`)).toEqual([]);
  expect(await found(`valid_to__exact=${one.valid_to}`)).toEqual([one.id]);
  expect(await found(`assigned_at__exact=${two.assigned_at}`)).toContain(two.id);
  expect(await found("assigned_at__exact=2020-01-01")).toEqual([]);
  expect(await found("o=id&ordering=-id")).toEqual([one.id, two.id]);
  for (const [query, name] of [
    ["status_text=Lost", "status_text"],
    ["assigned_at__exact=today", "assigned_at__exact"],
    ["valid_to__exact=2025-02-30", "valid_to__exact"],
    ["ordering=score", "ordering"],
    ["job=x", "job"],
  ]) {
    const answer = await send("GET", `/test-logs/?${query}`);
    expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
  }
  expect(await send("GET", `/test-logs/?job=${job}&page=9`)).toMatchObject({ status: 404 });
  expect(await send("GET", "/test-logs/?job=999999")).toMatchObject({ status: 404 });
});

test("the candidates of a job who have a test come with their tests on that job", async () => {
  const [job, other] = [await makeJob("Smith"), await makeJob("Miner")];
  const person = await makeCandidate("Dora D", job);
  await makeCandidate("Emil E", job);
  const elsewhere = await makeCandidate("Finn F", other);
  const one = await assign(person.id, job);
  const two = await assign(person.id, job, { name: "Speed" });
  await assign(elsewhere.id, other);
  await send("POST", "/resumes/", { candidate: person.id, job, name: "Example 1" });
  expect(await namesOf(`/filter/testlog/${job}/`)).toEqual(["Dora D"]);
  const { body } = await send("GET", `/filter/testlog/${job}/?page_size=1`);
  expect(body).toMatchObject({ count: 1, next: null, previous: null });
  const { test_logs: tests, ...candidate } = body.results[0];
  expect(tests).toEqual([two, one]);
  const listed = await send("GET", `/candidates/?applied_jobs__id__iexact=${job}&ordering=id`);
  expect(candidate).toEqual(listed.body.results[0]);
  expect(Object.keys(candidate).toSorted()).toEqual(Object.keys(exampleCandidate()).toSorted());
  expect(await namesOf(`/filter/testlog/${job}/?city=Nowhere`)).toEqual([]);
  expect(await send("GET", "/filter/testlog/999999/")).toMatchObject({ status: 404 });
  expect(await send("GET", `/filter/testlog/${job}/`, undefined, home().recruiter)).toMatchObject({ status: 404 });
  expect(await send("POST", `/filter/testlog/${job}/`, {})).toMatchObject({ status: 405 });
});

/** The candidate that the source shows. */
function exampleCandidate(): object {
  const { results } = Object(candidateListExample);
  return results[0];
}
