import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const DAY = 24 * 60 * 60 * 1000;
const password = "a password of one's own";

async function makeCandidate(email = "luke@tatooine.example") {
  const { kernel, request } = t();
  const organisation = await makeOrganisation(kernel);
  const job = await kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.owner.call);
  const candidates = `/api/v3/companies/${organisation.organisationId}/projects/${job.id}/candidates/`;
  const { token } = organisation.owner;
  const { body } = await request("POST", candidates, {
    token,
    body: { first_name: "Luke", last_name: "Sky%walker", email },
  });
  const uri: string = body.resource_uri;
  const advance = (as: object) => request("PATCH", `${uri}status/advance/`, as);
  return { organisation, job, candidates, token, uri, advance, activationKey: String(body.activation_key) };
}

test("the candidate's way: key to whoami, a password that confirms, interviewing, interviewed, and then nothing more", async () => {
  const { request } = t();
  const { token, advance, activationKey } = await makeCandidate();
  const early = await request("GET", "/api/v3/whoami/candidate/", { activationKey });
  expect(early).toMatchObject({ status: 403, body: { detail: "The invitation has not been sent yet." } });
  await advance({ token });

  const whoami = await request("GET", "/api/v3/whoami/candidate/", { activationKey });
  expect(whoami).toMatchObject({
    status: 200,
    body: { status: "invited", company: { timezone: "Europe/Berlin" }, project: { name: "Pilot" } },
  });
  expect(whoami.body.seconds_until_deadline).toBeGreaterThan(6 * 24 * 3600);
  expect(whoami.body.activation_key).toBeUndefined();
  expect(
    await request("PATCH", "/api/v3/whoami/candidate/", { activationKey, body: { password: "short" } }),
  ).toMatchObject({
    status: 400,
    body: { password: ["At least 10 characters."] },
  });
  const set = await request("PATCH", "/api/v3/whoami/candidate/", { activationKey, body: { password } });
  expect(set).toMatchObject({ status: 202, body: { status: "confirmed" } });

  const login = { username: whoami.body.username, password };
  const session = await request("POST", "/api/v3/api-token-auth/", { body: login });
  expect(session.status).toBe(200);
  const candidate = { token: session.body.token };
  expect(await advance({ token })).toMatchObject({
    status: 403,
    body: { status: ["Only the candidate can do this now."] },
  });
  expect(await advance(candidate)).toMatchObject({ status: 202, body: { status: "interviewing" } });
  expect(await advance({ activationKey })).toMatchObject({ status: 202, body: { status: "interviewed" } });
  expect((await advance(candidate)).status).toBe(401);
  expect(await advance({ activationKey })).toMatchObject({ status: 403, body: { detail: "This interview is over." } });
  expect((await request("GET", "/api/v3/whoami/candidate/", { token })).status).toBe(403);
});

test("a deadline that passes shuts the candidate out at once; a new one, an advance, and skipping end it for good", async () => {
  const { request, kernel, clock } = t();
  const { organisation, token, uri, advance, activationKey } = await makeCandidate();
  await advance({ token });
  clock.advance(7 * DAY);
  expect(await advance({ activationKey })).toMatchObject({ status: 403, body: { detail: "The deadline has passed." } });
  await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2020-01-01T00:00Z" } });
  expect((await request("GET", uri, { token })).body.status).toBe("expired");
  expect(await advance({ token })).toMatchObject({ status: 400, body: { deadline: [expect.any(String)] } });
  await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2099-01-01T00:00Z" } });
  expect(await advance({ token })).toMatchObject({ status: 202, body: { status: "invited" } });
  expect(await request("GET", "/api/v3/whoami/candidate/", { activationKey })).toMatchObject({ status: 200 });

  expect(await request("PATCH", `${uri}status/skip/`, { token })).toMatchObject({
    status: 202,
    body: { status: "skipped" },
  });
  expect(await request("PATCH", `${uri}status/skip/`, { token })).toMatchObject({
    status: 400,
    body: { status: [expect.any(String)] },
  });
  expect(await advance({ token })).toMatchObject({ status: 400 });
  expect(await advance({ activationKey })).toMatchObject({ status: 403, body: { detail: "This interview is over." } });
  expect(await request("POST", `${uri}reminder/`, { token })).toMatchObject({
    status: 400,
    body: { status: [expect.any(String)] },
  });
  expect(await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2099-02-01T00:00Z" } })).toMatchObject({
    status: 400,
  });
  const { items } = await kernel.run(operations.mails.list, { order: "id" }, organisation.owner.call);
  const templates = items.map((mail) => mail.template).filter((template) => template.startsWith("video"));
  expect(templates).toEqual(["videoInterviewInvitation", "videoInterviewInvitation"]);
});

test("an expired candidate with a password is reopened as confirmed, and mails tell of moved deadlines and reminders", async () => {
  const { request, kernel } = t();
  const { organisation, token, uri, advance, activationKey } = await makeCandidate();
  await advance({ token });
  expect(await request("POST", `${uri}reminder/`, { token })).toMatchObject({ status: 202 });
  await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2098-01-01T00:00Z" } });
  await request("PATCH", "/api/v3/whoami/candidate/", { activationKey, body: { password } });
  await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2020-01-01T00:00Z" } });
  await request("PATCH", `${uri}deadline/`, { token, body: { deadline: "2099-01-01T00:00Z" } });
  expect(await advance({ token })).toMatchObject({ status: 202, body: { status: "confirmed" } });
  const { items } = await kernel.run(operations.mails.list, { order: "id" }, organisation.owner.call);
  expect(items.map((mail) => mail.template).filter((template) => template.startsWith("video"))).toEqual([
    "videoInterviewInvitation",
    "videoInterviewReminder",
    "videoInterviewDeadlineMoved",
    "videoInterviewReopened",
  ]);
});

test("a candidate's username logs in, within its company where it is not the only one", async () => {
  const { request } = t();
  const one = await makeCandidate();
  const two = await makeCandidate();
  for (const { uri, token, advance, activationKey } of [one, two]) {
    await request("PATCH", uri, { token, body: { username: "luke" } });
    await advance({ token });
    await request("PATCH", "/api/v3/whoami/candidate/", { activationKey, body: { password } });
  }
  const login = { username: "Luke", password };
  expect((await request("POST", "/api/v3/api-token-auth/", { body: login })).status).toBe(401);
  const company = two.organisation.organisationId;
  const { status, body } = await request("POST", "/api/v3/api-token-auth/", { body: { ...login, company } });
  expect(status).toBe(200);
  const whoami = await request("GET", "/api/v3/whoami/candidate/", { token: body.token });
  expect(whoami.body.resource_uri).toBe(two.uri);
  const owner = { username: two.organisation.owner.email, password: TEST_PASSWORD, company };
  expect((await request("POST", "/api/v3/api-token-auth/", { body: owner })).status).toBe(200);
});

test("the list is filtered, searched and ordered", async () => {
  const { request } = t();
  const { candidates, token } = await makeCandidate();
  for (const [first_name, last_name, email] of [
    ["Leia", "Organa", "leia@alderaan.example"],
    ["Han", "Solo", "han@falcon.example"],
  ]) {
    await request("POST", candidates, { token, body: { first_name, last_name, email } });
  }
  const names = async (query: string) => {
    const { body } = await request("GET", `${candidates}?${query}`, { token });
    return body.objects.map((object: { first_name: string }) => object.first_name);
  };
  expect(await names("ordering=last_name")).toEqual(["Leia", "Luke", "Han"]);
  expect(await names("ordering=-last_name")).toEqual(["Han", "Luke", "Leia"]);
  expect(await names("search=ORG")).toEqual(["Leia"]);
  expect(await names("search=falcon")).toEqual(["Han"]);
  expect(await names("search=%25")).toEqual(["Luke"]);
  expect(await names("search=han%20so")).toEqual(["Han"]);
  expect(await names("search=nobody")).toEqual([]);
  expect(await names("status=new&email=HAN@falcon.example")).toEqual(["Han"]);
  expect(await names("evaluation_status=pending&limit=1&ordering=id")).toEqual(["Luke"]);
  expect(await names("evaluation_status=completed")).toEqual([]);
  for (const query of ["ordering=colour", "status=lost", "evaluation_status=x", "limit=-1", "limit=0"]) {
    const [field = ""] = query.split("=");
    expect(await request("GET", `${candidates}?${query}`, { token })).toMatchObject({
      status: 400,
      body: { [field]: [expect.any(String)] },
    });
  }
});

test("the invitation's page sets the password without JavaScript", async () => {
  const { request } = t();
  const { token, advance, activationKey } = await makeCandidate();
  await advance({ token });
  const page = `/interview/${activationKey}`;
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  expect((await request("POST", page, { body: "password=short", headers })).text).toContain("At least 10 characters.");
  const done = await request("POST", page, { body: "password=a+password+of+one%27s+own", headers });
  expect(done).toMatchObject({ status: 200, text: expect.stringContaining("Your password is set.") });
  expect(done.text).toContain("confirmed");
});
