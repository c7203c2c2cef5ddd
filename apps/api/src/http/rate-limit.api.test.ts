import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi({ rateLimitPerMinute: 5 });

test("a token may make so many calls a minute, a batch counts each of its calls, and the headers say what is left", async () => {
  const { kernel, request } = t();
  const { owner, admin } = await makeOrganisation(kernel);
  const first = await request("GET", "/api/v3/companies/", { token: owner.token });
  expect(first.status).toBe(200);
  expect(first.headers.get("RateLimit-Policy")).toBe('"minute";q=5;w=60');
  expect(first.headers.get("RateLimit")).toMatch(/^"minute";r=4;t=\d+$/);
  const batch = "/trpc/auth.whoami,auth.whoami,auth.whoami?batch=1&input=%7B%7D";
  expect((await request("GET", batch, { token: owner.token })).headers.get("RateLimit")).toMatch(/r=1;/);
  expect((await request("GET", "/api/v3/companies/", { token: owner.token })).status).toBe(200);

  const refused = await request("GET", "/api/v3/companies/", { token: owner.token });
  expect(refused).toMatchObject({ status: 429, body: { detail: expect.any(String) } });
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  const overTrpc = await request("GET", "/trpc/auth.whoami", { token: owner.token });
  expect(overTrpc).toMatchObject({ status: 429, body: { error: { json: { data: { code: "rate_limited" } } } } });
  expect((await request("GET", "/api/v3/companies/", { token: admin.token })).status).toBe(200);
});
