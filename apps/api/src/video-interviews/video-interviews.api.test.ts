import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();

async function makeProject() {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const job = await kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.owner.call);
  const candidates = `/api/v3/companies/${organisation.organisationId}/projects/${job.id}/candidates/`;
  return { organisation, job, candidates };
}

test("the story of the source document: a token, a candidate, a deadline, an invitation", async () => {
  const { request } = t();
  const { organisation, candidates } = await makeProject();
  const login = { username: organisation.owner.email, password: TEST_PASSWORD };
  const { status, body } = await request("POST", "/api/v3/api-token-auth/", { body: login });
  expect(status).toBe(200);
  expect(body).toEqual({ token: expect.stringMatching(/^[0-9a-f]{40}$/) });
  const { token } = body;

  const luke = { first_name: "Luke", last_name: "Skywalker", gender: "mr" };
  const created = await request("POST", candidates, { token, body: { ...luke, status: "interviewed", nonsense: 1 } });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ ...luke, email: "", status: "new", deadline: null, shares: [], photo: null });
  const address = created.body.resource_uri;

  const missing = await request("PATCH", `${address}status/advance/`, { token });
  expect(missing).toMatchObject({ status: 400, body: { email: ["The candidate needs an email address."] } });
  const mended = await request("PATCH", address, { token, body: { email: "luke@tatooine.example" } });
  expect(mended).toMatchObject({ status: 202, body: { email: "luke@tatooine.example" } });
  const deadline = await request("PATCH", `${address}deadline/`, {
    token,
    body: { deadline: "2099-11-11T23:59+01:00" },
  });
  expect(deadline).toMatchObject({ status: 202, body: { deadline: "2099-11-11T22:59:00Z", status: "new" } });
  const invited = await request("PATCH", `${address}status/advance/`, { token });
  expect(invited).toMatchObject({ status: 202, body: { status: "invited" } });
  const again = await request("PATCH", `${address}status/advance/`, { token });
  expect(again).toMatchObject({ status: 403, body: { status: ["Only the candidate can do this now."] } });

  const list = await request("GET", candidates, { token });
  expect(list.body).toMatchObject({
    meta: { total_count: 1, previous: null, next: null },
    objects: [{ first_name: "Luke" }],
  });
});

test("every reference that is given out can be fetched", async () => {
  const { request } = t();
  const { organisation, candidates } = await makeProject();
  const { token } = organisation.owner;
  const body = { first_name: "Leia", last_name: "Organa", email: "leia@alderaan.example" };
  const { body: candidate } = await request("POST", candidates, { token, body });
  for (const field of ["resource_uri", "company", "project", "created_by", "interview_suite_url"]) {
    expect(await request("GET", candidate[field], { token }), field).toMatchObject({ status: 200 });
  }
  const { body: company } = await request("GET", candidate.company, { token });
  expect(company).toMatchObject({ timezone: "Europe/Berlin", default_interview_period: 7 });
});

test("bad input gets the dialect's own error, and writes nothing", async () => {
  const { request } = t();
  const { organisation, candidates } = await makeProject();
  const stranger = await makeOrganisation(t().kernel);
  const { token } = organisation.owner;
  const body = { first_name: "Han", last_name: "Solo", email: "han@falcon.example" };
  const { body: han } = await request("POST", candidates, { token, body });
  const deadline = `${han.resource_uri}deadline/`;
  const advance = `${han.resource_uri}status/advance/`;

  expect(await request("PATCH", deadline, { token, body: { deadline: "2022-11-11T23:59" } })).toMatchObject({
    status: 400,
    body: { deadline: [expect.stringContaining("time zone")] },
  });
  expect(await request("PATCH", deadline, { token, body: {} })).toMatchObject({
    status: 400,
    body: { deadline: ["This field is required."] },
  });
  await request("PATCH", deadline, { token, body: { deadline: "2020-01-01T00:00Z" } });
  expect(await request("PATCH", advance, { token })).toMatchObject({
    status: 400,
    body: { deadline: ["The deadline must be in the future."] },
  });
  expect(await request("POST", advance, { token })).toMatchObject({
    status: 405,
    body: { detail: 'Method "POST" not allowed.' },
  });
  expect((await request("POST", advance, { token })).headers.get("Allow")).toBe("PATCH");
  for (const id of ["99999999999999999999", "-1", "0", "9007199254740993", "abc"]) {
    expect(await request("GET", `${candidates}${id}/`, { token }), id).toMatchObject({
      status: 404,
      body: { detail: expect.any(String) },
    });
  }
  expect(await request("POST", candidates, { token, body: { ...body, first_name: "a\u0000b" } })).toMatchObject({
    status: 400,
    body: { first_name: [expect.stringContaining("cannot be stored")] },
  });
  expect(await request("POST", candidates, { token, body })).toMatchObject({
    status: 400,
    body: { email: [expect.any(String)] },
  });
  expect(await request("POST", candidates, { token, body: "{" })).toMatchObject({
    status: 400,
    body: { detail: expect.any(String) },
  });
  const large = JSON.stringify({ ...body, address: "x".repeat(2 * 1024 * 1024) });
  expect(await request("POST", candidates, { token, body: large })).toMatchObject({ status: 413 });
  expect(await request("GET", han.resource_uri, { token: stranger.owner.token })).toMatchObject({ status: 404 });
  expect(await request("GET", han.resource_uri, { token: "0".repeat(40) })).toMatchObject({ status: 401 });
  expect(await request("GET", han.resource_uri, { headers: { Authorization: "Token" } })).toMatchObject({
    status: 401,
  });
  expect(await request("GET", han.resource_uri)).toMatchObject({ status: 401, body: { detail: expect.any(String) } });

  const after = await request("GET", han.resource_uri, { token });
  expect(after.body).toMatchObject({ status: "new", deadline: "2020-01-01T00:00:00Z" });
});

test("an Idempotency-Key gives the first answer again, refuses another input, and guards the row's version", async () => {
  const { request } = t();
  const { organisation, candidates } = await makeProject();
  const { token } = organisation.owner;
  const body = { first_name: "Ben", last_name: "Kenobi", email: "ben@tatooine.example" };
  const headers = { "Idempotency-Key": "first" };
  const [first, second] = [
    await request("POST", candidates, { token, body, headers }),
    await request("POST", candidates, { token, body, headers }),
  ];
  expect(second).toMatchObject({ status: 201, body: first.body });
  const other = await request("POST", candidates, { token, body: { ...body, first_name: "Obi-Wan" }, headers });
  expect(other).toMatchObject({ status: 422, body: { detail: expect.any(String) } });

  const etag = first.headers.get("ETag") ?? "";
  const change = { token, body: { phone: "1" }, headers: { "If-Match": etag } };
  expect(await request("PATCH", first.body.resource_uri, change)).toMatchObject({ status: 202 });
  expect(await request("PATCH", first.body.resource_uri, change)).toMatchObject({ status: 412 });
});
