import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const form = { "Content-Type": "application/x-www-form-urlencoded" };
const basic = (token: string) => ({ Authorization: `Basic ${Buffer.from(`token:${token}`).toString("base64")}` });

async function makeInvited() {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const job = await kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.owner.call);
  const person = { jobId: job.id, firstName: "Luke", lastName: "<b>Sky</b>", email: "luke@tatooine.example" };
  const { id } = await kernel.run(operations.videoInterviews.create, person, organisation.owner.call);
  const interview = await kernel.run(operations.videoInterviews.advance, { id }, organisation.owner.call);
  return { organisation, interview };
}

test("the home page says what is here, without scripts and without anything from elsewhere", async () => {
  const { status, text, headers } = await t().request("GET", "/");
  expect(status).toBe(200);
  expect(text).toContain("/api/v3/openapi.json");
  expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("X-Request-Id")).toMatch(/^[\w-]{8,}$/);
});

test("an invitation's link shows status and deadline, and looking changes nothing", async () => {
  const { organisation, interview } = await makeInvited();
  const { request, kernel, clock, log } = t();
  const link = `/interview/${interview.activationKey}`;
  const page = await request("GET", link);
  expect(page.status).toBe(200);
  expect(page.text).toContain("waiting for you");
  expect(page.text).toContain("Europe/Berlin");
  expect(page.text).not.toContain("<b>Sky");
  expect(await kernel.run(operations.videoInterviews.get, { id: interview.id }, organisation.owner.call)).toEqual(
    interview,
  );
  expect((await request("GET", `/interview/${"0".repeat(32)}`)).status).toBe(401);
  expect((await request("GET", "/interview/short")).status).toBe(404);
  clock.advance(8 * 24 * 60 * 60 * 1000);
  expect(await request("GET", link)).toMatchObject({
    status: 403,
    text: expect.stringContaining("The deadline has passed."),
  });
  expect(log.join("")).not.toContain(interview.activationKey);
});

test("a password is set by the form of the mail's link, once", async () => {
  const { organisation } = await makeInvited();
  const { request, kernel, ports } = t();
  const input = { email: "new@members.example", firstName: "Nina", lastName: "New", role: "recruiter" } as const;
  const { id } = await kernel.run(operations.users.invite, input, organisation.admin.call);
  const key = await kernel.runAsSystem(organisation.organisationId, "test", async ({ sql }) => {
    const query = { name: "", text: "select sealed_key from user_keys where user_id = $1" };
    const [row] = await sql.rows<{ sealed_key: string }>(query, [id]);
    return ports.cryptography.open(row?.sealed_key ?? "");
  });
  expect((await request("GET", `/password/${key}`)).text).toContain('name="password"');
  const short = await request("POST", `/password/${key}`, { body: "password=short", headers: form });
  expect(short).toMatchObject({ status: 400, text: expect.stringContaining("At least 10 characters.") });
  const body = "password=a+password+of+one%27s+own";
  expect(await request("POST", `/password/${key}`, { body, headers: form })).toMatchObject({ status: 200 });
  expect(await request("POST", `/password/${key}`, { body, headers: form })).toMatchObject({ status: 400 });
  const login = { username: input.email, password: "a password of one's own" };
  expect(await request("POST", "/api/v3/api-token-auth/", { body: login })).toMatchObject({ status: 200 });
});

test("outside of the embedded mode the mailbox needs an admin, and shows their organisation's mail only", async () => {
  const { organisation } = await makeInvited();
  const { request } = t();
  expect((await request("GET", "/mailbox")).status).toBe(401);
  expect((await request("GET", "/mailbox")).headers.get("WWW-Authenticate")).toContain("Basic");
  expect((await request("GET", "/mailbox", { headers: basic(organisation.recruiter.token) })).status).toBe(403);
  expect((await request("GET", "/mailbox", { headers: basic(organisation.admin.token) })).text).toContain(
    "No mail has been written yet.",
  );
  expect((await request("GET", "/mailbox/own/1", { token: organisation.admin.token })).status).toBe(404);
});

test("the record's page needs somebody who may see the record", async () => {
  const { organisation, interview } = await makeInvited();
  const { request } = t();
  const address = `/video-interviews/${interview.id}`;
  expect((await request("GET", address)).status).toBe(401);
  expect((await request("GET", address, { token: organisation.recruiter.token })).status).toBe(404);
  expect(await request("GET", address, { headers: basic(organisation.owner.token) })).toMatchObject({
    status: 200,
    text: expect.stringContaining("&lt;b&gt;Sky"),
  });
});

test("health answers without a token; an unknown page is a page", async () => {
  const { request } = t();
  expect(await request("GET", "/health/live")).toMatchObject({ status: 200, body: { status: "live" } });
  expect(await request("GET", "/health/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
  expect(await request("GET", "/nowhere")).toMatchObject({
    status: 404,
    text: expect.stringContaining("There is no such page."),
  });
});
