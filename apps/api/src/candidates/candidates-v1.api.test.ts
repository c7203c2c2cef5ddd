import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { useRecruiting } from "./candidates-v1.fixture.ts";
import { candidateListExample } from "./examples.fixture.ts";

const t = useApi();
const { home, send, makeJob, makeCandidate, namesOf } = useRecruiting(t);

const person = {
  name: "John van Doe",
  email: "johndoe@example.com",
  contact: 1234567890,
  location: '{"city":"Pune","state":"Maharashtra"}',
  skills: ["Java", { label: "SQL", value: "SQL", __isNew__: true }],
  work_experience: "Two years at Acme",
};

test("lists of candidates, and of those of a job, are what the source shows", async () => {
  const job = await makeJob("Trainee");
  const created = await send("POST", "/candidates/", { ...person, job: { id: job }, user: { id: 1 } });
  expect(created.status, created.text).toBe(201);
  const { name, email, location } = person;
  const shown = { name, email, location, contact: "1234567890", resumes: null, applied_jobs: [{ id: job }] };
  expect(created.body).toMatchObject(shown);
  const resume = await send("POST", "/resumes/", { candidate: created.body.id, job, name: "Example 1" });
  const score = {
    ai_score: true,
    skills_score: "3.90",
    work_exp_score: 1,
    projects_score: "3.00",
    education_score: "1",
    certifications_score: 0,
  };
  const scored = await send("PATCH", `/resumes/${resume.body.id}/`, {
    resume_score: score,
    relevant_experience_in_months: 2,
  });
  expect(scored.status, scored.text).toBe(200);
  const list = await send("GET", `/candidates/?applied_jobs__id__iexact=${job}`);
  expect(differences(candidateListExample, list.body)).toEqual([]);
  const ofJob = await send("GET", `/filter/candidate/${job}/`);
  expect(differences(candidateListExample, ofJob.body)).toEqual([]);
  expect(ofJob.body.results).toEqual(list.body.results);
  const { body: one } = await send("GET", `/candidates/${created.body.id}/`);
  expect(one).toEqual(list.body.results[0]);
  expect(one.resumes).toMatchObject({
    status_text: "Under Review",
    overall_score: "8.900",
    completed: true,
    resume_score: {
      overall_score: "8.90",
      skills_score: "3.90",
      certifications_score: "0.00",
      job,
      user: home().owner.userId,
    },
  });
});

test("a PUT forgets what it leaves out, a PATCH does not, a DELETE erases", async () => {
  const job = await makeJob("Driver");
  const { id } = await makeCandidate("Ann", job, { contact: "+49 30", location: { city: "Goa" } });
  const path = `/candidates/${id}/`;
  const patched = await send("PATCH", path, { location: { city: "Pune", state: "MH" } });
  expect(patched.body).toMatchObject({ name: "Ann", contact: "+49 30", location: '{"city":"Pune","state":"MH"}' });
  const missing = await send("PUT", path, { contact: "1" });
  expect([missing.status, Object.keys(missing.body)]).toEqual([400, ["name", "email"]]);
  const replaced = await send("PUT", path, { name: "Ann Lee", email: "ann@example.com" });
  expect(replaced.body).toMatchObject({ name: "Ann Lee", contact: "", location: '{"city":"","state":""}' });
  expect(await send("PATCH", path, { name: "x" }, home().hiringManager)).toMatchObject({ status: 404 });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such candidate." } });
  expect(await namesOf(`/filter/candidate/${job}/`)).toEqual([]);
});

test("the stage and the state of an application are filters, each label ignoring case and a final mark", async () => {
  const job = await makeJob("Pilot", true);
  const held = await makeCandidate("Held Person", job);
  const tried = await makeCandidate("Tried Person", job);
  await makeCandidate("New Person", job);
  const statusOf = async ({ id }: { id: number }) =>
    (await send("GET", `/job-statuses/?candidate__id=${id}`)).body.results[0].id;
  await send("PATCH", `/job-statuses/${await statusOf(held)}/`, { status: "on hold!" });
  await send("PATCH", `/job-statuses/${await statusOf(tried)}/`, { stage_name: "trial day" });
  const list = `/filter/candidate/${job}/?o=id`;
  expect(await namesOf(`${list}&stage_name=On Hold`)).toEqual(["Held Person"]);
  expect(await namesOf(`${list}&stage_name=resume screening`)).toEqual(["Held Person", "New Person"]);
  expect(await namesOf(`${list}&stage_name=First%20LOOK&status_text=Applied!`)).toEqual(["New Person"]);
  expect(await namesOf(`${list}&stage_name=Manual`)).toEqual(["Tried Person"]);
  expect(await namesOf(`${list}&status_text=shortlisted`)).toEqual(["Tried Person"]);
  expect(await namesOf(`${list}&stage_name=On Hold&status_text=Applied`)).toEqual([]);
  expect(await namesOf(`/candidates/?stage_name=on%20hold!&applied_jobs__id__iexact=${job}`)).toEqual(["Held Person"]);
  expect(await namesOf("/candidates/?stage_name=Trial day&status_text=Shortlisted")).toEqual(["Tried Person"]);
  const { status, body } = await send("GET", "/candidates/?status_text=Retired");
  expect([status, Object.keys(body)]).toEqual([400, ["status_text"]]);
});

test("every filter and order of the source", async () => {
  const job = await makeJob("Cook");
  const first = await makeCandidate("First Cook", job, {
    ...person,
    name: "First Cook",
    email: "first@example.com",
    job,
  });
  const second = await makeCandidate("Second Cook", job, { skills: ["Baking"] });
  const { body: resume } = await send("POST", "/resumes/", { candidate: second.id, job });
  await send("PUT", `/resumes/${resume.id}/`, { skills_score: 2 });
  const list = `/candidates/?applied_jobs__id__iexact=${job}&o=id`;
  const [day = "", later = "2999-01-01"] = [first.updated_at.slice(0, 10)];
  expect(await namesOf(`${list}&skills__icontains=jav`)).toEqual(["First Cook"]);
  expect(await namesOf(`${list}&work_experience__icontains=ACME`)).toEqual(["First Cook"]);
  expect(await namesOf(`${list}&city=pune&state=maharashtra`)).toEqual(["First Cook"]);
  expect(await namesOf(`${list}&updated_at__in=${day},${later}`)).toEqual(["First Cook", "Second Cook"]);
  expect(await namesOf(`${list}&updated_at__in=${first.updated_at}`)).toContain("First Cook");
  expect(await namesOf(`${list}&updated_at__in=2001-01-01`)).toEqual([]);
  const ordered = (order: string) => namesOf(`/candidates/?applied_jobs__id__iexact=${job}&${order}`);
  expect(await ordered("o=-latest_resume_created_at")).toEqual(["Second Cook", "First Cook"]);
  expect(await ordered("o=-resumes__resume_score__overall_score")).toEqual(["Second Cook", "First Cook"]);
  expect(await ordered("ordering=created_at")).toEqual(["First Cook", "Second Cook"]);
  expect(await ordered("ordering=updated_at&page_size=1&page=2")).toEqual(["Second Cook"]);
  const there = await makeOrganisation(t().kernel);
  expect(await send("GET", `/filter/candidate/${job}/`, undefined, there.owner)).toMatchObject({ status: 404 });
});

test("bad input names the field, or is the address of nothing", async () => {
  const job = await makeJob("Judge");
  await makeCandidate("A Judge", job, { email: "judge@example.com" });
  const good = { name: "B Judge", email: "b@example.com", job };
  for (const [change, name] of [
    [{ name: " " }, "name"],
    [{ name: "x".repeat(250) }, "name"],
    [{ email: "nobody" }, "email"],
    [{ email: "judge@example.com" }, "email"],
    [{ job: "my job" }, "job"],
    [{ job: undefined }, "job"],
    [{ location: "Pune" }, "location"],
    [{ location: { city: 7 } }, "location"],
    [{ location: '{"city":' }, "location"],
    [{ contact: {} }, "contact"],
    [{ skills: [1] }, "skills.0"],
    [{ work_experience: "x".repeat(20_001) }, "work_experience"],
  ] as const) {
    const { status, body } = await send("POST", "/candidates/", { ...good, ...change });
    expect([status, Object.keys(body)], JSON.stringify(change)).toEqual([400, [name]]);
  }
  for (const [query, name] of [
    ["updated_at__in=yesterday", "updated_at__in"],
    ["updated_at__in=2025-01-02,2025-01-01", "updated_at__in"],
    ["updated_at__in=2025-01-01,2025-01-02,2025-01-03", "updated_at__in"],
    ["applied_jobs__id__iexact=mine", "applied_jobs__id__iexact"],
    ["o=salary", "o"],
    [`city=${"x".repeat(200)}`, "city"],
  ]) {
    const { status, body } = await send("GET", `/candidates/?${query}`);
    expect([status, Object.keys(body)], query).toEqual([400, [name]]);
  }
  expect(await send("POST", "/candidates/", { ...good, job: 999_999 })).toMatchObject({ status: 404 });
  expect(await send("GET", "/filter/candidate/999999/")).toMatchObject({
    status: 404,
    body: { detail: "No such job." },
  });
  expect(await send("GET", `/filter/candidate/${job}/?page=2`)).toMatchObject({
    status: 404,
    body: { detail: "Invalid page." },
  });
  expect(await send("GET", `/filter/candidate/${job}/?page_size=100000`)).toMatchObject({ status: 200 });
  const wrong = await send("POST", `/filter/candidate/${job}/`, {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET"]);
});
