import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_PASSWORD, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { jobListExample } from "./examples.fixture.ts";

const { users } = operations;
const t = useApi();
let home: TestOrganisation;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

const weights = { skills: "0.5", work_experience: "0.20", projects: 0.1, education: "0.1", certifications: "0.1" };
const send = (method: string, path: string, body?: object, user: TestUser = home.owner) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

/** Logs a user in, and says how to reach them: then nothing of theirs is null. */
async function complete({ userId, email }: TestUser): Promise<void> {
  await t().request("POST", "/api/v1/accounts/token/", { body: { email, password: TEST_PASSWORD } });
  await t().kernel.run(users.update, { id: userId, contact: "1234567890", country: "India" }, home.owner.call);
}

test("a list of jobs is what the source shows", async () => {
  await complete(home.owner);
  await complete(home.recruiter);
  const { body: weight } = await send("POST", "/score-weights/", weights);
  const created = await send("POST", "/jobs/", {
    title: "Software Tester",
    jd_html: "<p>Tests <script>alert(1)</script></p>",
    experience: 5,
    max_experience: "10",
    close_date: "2025-01-31T00:00:00Z",
    users_shared_with: [home.recruiter.userId],
    must_have_skills: ["Communication", { label: "Java", value: "Java", __isNew__: true }],
    score_weight: weight,
    owner: home.recruiter.userId,
    published: true,
  });
  expect(created.status, created.text).toBe(201);
  const list = await send("GET", "/jobs/");
  expect(differences(jobListExample, list.body)).toEqual([]);
  expect(list.body.results[0]).toEqual(created.body);
  expect(created.body).toMatchObject({
    jd_html: "<p>Tests </p>",
    min_experience: 5,
    closing_in: 0,
    close_date: "2025-01-31T00:00:00Z",
    owner: { id: home.owner.userId, role: { id: 1, name: "Admin" }, is_superuser: true, last_seen: "0 minutes ago" },
    users_shared_with: [{ id: home.recruiter.userId, role: { id: 2, name: "User" }, contact: 1234567890 }],
    score_weight: { id: weight.id, work_experience: "0.20", user: home.owner.userId },
  });
});

test("a PUT forgets what it leaves out, a PATCH does not", async () => {
  const { body: job } = await send("POST", "/jobs/", {
    title: "Driver",
    location: "Pune",
    min_experience: 2,
    users_shared_with: [home.recruiter.userId, home.hiringManager.userId],
  });
  const path = `/jobs/${job.id}/`;
  const changed = await send("PATCH", path, { employment_type: "Full Time", min_experience: null });
  expect(changed.body).toMatchObject({ title: "Driver", location: "Pune", experience: null });
  expect(await send("PUT", path, { location: "Goa" })).toMatchObject({
    status: 400,
    body: { title: ["This field is required."] },
  });
  const replaced = await send("PUT", path, { title: "Pilot", experience: 1 });
  expect(replaced).toMatchObject({ status: 200, body: { title: "Pilot", location: "", employment_type: "" } });
  expect(replaced.body.users_shared_with).toHaveLength(2);
  const shared = await send("PATCH", path, { users_shared_with: [{ id: home.hiringManager.userId }] });
  expect(shared.body.users_shared_with).toMatchObject([{ id: home.hiringManager.userId }]);
  expect(await send("GET", path, undefined, home.recruiter)).toMatchObject({ status: 404 });
  expect(await send("PATCH", path, { title: "x" }, home.hiringManager)).toMatchObject({ status: 403 });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such job." } });
});

test("lists page, order and filter", async () => {
  const there = await makeOrganisation(t().kernel);
  const get = (query: string) => send("GET", `/jobs/${query}`, undefined, there.owner);
  for (const title of ["Abacus", "Bounty hunter", "Chef"]) {
    await send("POST", "/jobs/", { title, published: title === "Chef", must_have_skills: [title] }, there.owner);
  }
  const titles = async (query: string) => (await get(query)).body.results.map(({ title }: { title: string }) => title);
  expect(await titles("?o=title")).toEqual(["Abacus", "Bounty hunter", "Chef"]);
  expect(await titles("?ordering=-title")).toEqual(["Chef", "Bounty hunter", "Abacus"]);
  expect(await titles("?published=true")).toEqual(["Chef"]);
  expect(await titles("?must_skills=bounty&title=&whatever=1")).toEqual(["Bounty hunter"]);
  expect(await titles(`?owner=${there.recruiter.userId}`)).toEqual([]);
  const second = await get("?o=title&page_size=1&page=2");
  expect(second.body).toMatchObject({
    count: 3,
    next: `${t().url}/api/v1/jobs/?o=title&page_size=1&page=3`,
    previous: `${t().url}/api/v1/jobs/?o=title&page_size=1`,
  });
  for (const page of ["2", "0", "99999999999999999999"]) {
    expect(await get(`?page=${page}`)).toMatchObject({ status: 404, body: { detail: "Invalid page." } });
  }
  expect(await get("?page_size=100000&page=1&page=x")).toMatchObject({ status: 200 });
  for (const [query, name] of [
    ["page=x", "page"],
    ["page_size=0", "page_size"],
    ["o=salary", "o"],
    ["ordering=--title", "ordering"],
    ["published=maybe", "published"],
    ["owner=me", "owner"],
  ]) {
    const { status, body } = await get(`?${query}`);
    expect([status, Object.keys(body)], query).toEqual([400, [name]]);
  }
});

test("bad bodies name the field, a wrong method says what is allowed", async () => {
  for (const [body, name] of [
    [{ title: "" }, "title"],
    [{ title: "x", experience: 1, min_experience: 2 }, "experience"],
    [{ title: "x", min_experience: 9, max_experience: 2 }, "min_experience"],
    [{ title: "x", users_shared_with: ["me"] }, "users_shared_with.0"],
    [{ title: "x", must_have_skills: [1] }, "must_have_skills.0"],
    [{ title: "x", close_date: "tomorrow" }, "close_date"],
  ] as const) {
    const answer = await send("POST", "/jobs/", body);
    expect([answer.status, Object.keys(answer.body)], name).toEqual([400, [name]]);
  }
  expect(await send("POST", "/score-weights/", { ...weights, skills: "0.9" })).toMatchObject({
    status: 400,
    body: { non_field_errors: ["The five weights must sum to 1."] },
  });
  expect(await send("POST", "/jobs/", { title: "x", score_weight: 999999 })).toMatchObject({ status: 404 });
  const wrong = await send("PUT", "/jobs/", {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, POST"]);
  expect(await send("GET", "/jobs")).toMatchObject({ status: 200 });
});

test("one weight is changed as long as all sum to one", async () => {
  const { body } = await send("POST", "/score-weights/", weights);
  const path = `/score-weights/${body.id}/`;
  expect(await send("PATCH", path, { skills: "0.6" })).toMatchObject({ status: 400 });
  const changed = await send("PATCH", path, { skills: "0.60", education: 0 });
  expect(changed.body).toMatchObject({ skills: "0.60", education: "0.00", projects: "0.10" });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
});
