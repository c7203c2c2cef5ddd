import { makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const post = (path: string, body: object, headers = {}) =>
  t().request("POST", `/api/v1/accounts/token/${path}`, { body, headers });

test("a login gives two tokens: one that opens, either way of writing it, and one that refreshes", async () => {
  const { admin } = await makeOrganisation(t().kernel);
  const { status, body } = await post("", { email: admin.email, password: TEST_PASSWORD, remember: true });
  expect([status, body]).toEqual([200, { access: expect.any(String), refresh: expect.any(String) }]);
  for (const scheme of ["Bearer", "Token"]) {
    const headers = { Authorization: `${scheme} ${body.access}` };
    expect(await t().request("GET", "/api/v1/jobs/", { headers })).toMatchObject({ status: 200 });
  }
  expect(await t().request("GET", "/api/v1/jobs/", { token: body.refresh })).toMatchObject({ status: 401 });
  const renewed = await post("refresh/", { refresh: body.refresh });
  expect([renewed.status, Object.keys(renewed.body)]).toEqual([200, ["access"]]);
});

test("what is wrong is told in v1's words", async () => {
  const { admin } = await makeOrganisation(t().kernel);
  const credentials = { email: admin.email, password: "wrong" };
  expect(await post("", credentials)).toMatchObject({ status: 401, body: { detail: expect.any(String) } });
  expect(await post("", {})).toMatchObject({
    status: 400,
    body: { email: ["This field is required."], password: ["This field is required."] },
  });
  expect(await post("", { email: "", password: "x" })).toMatchObject({
    status: 400,
    body: { email: expect.any(Array) },
  });
  expect(await post("refresh/", { refresh: "nothing" })).toMatchObject({ status: 401 });
  expect(await post("", credentials, { "Idempotency-Key": "one" })).toMatchObject({ status: 400 });
  const unknown = await t().request("GET", "/api/v1/nothing/");
  expect([unknown.status, unknown.body]).toEqual([404, { detail: "Not found." }]);
});

test("who calls is seen, once it is written down", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const job = await t().request("POST", "/api/v1/jobs/", { token: owner.token, body: { title: "Seen" } });
  expect(job.body.owner).toMatchObject({ last_seen: null, last_login: null });
  await t().presence.write();
  t().clock.advance(3 * 60 * 60 * 1000);
  const later = await t().request("GET", `/api/v1/jobs/${job.body.id}/`, { token: owner.token });
  expect(later.body.owner).toMatchObject({ last_seen: "3 hours ago", last_login: null });
});
