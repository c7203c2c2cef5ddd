import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const CALLS = 1000;
const t = useApi({ rateLimitPerMinute: CALLS });

test("of 1,001 calls in a minute a token has 1,000 answered", { timeout: 60_000 }, async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const { token } = owner;
  const batch = (calls: number): string =>
    `/trpc/${Array.from({ length: calls }, () => "auth.whoami").join(",")}?batch=1&input={}`;
  for (let made = 0; made < CALLS; made += 50) {
    const { status, headers } = await t().request("GET", batch(50), { token });
    expect(status).toBe(200);
    expect(headers.get("RateLimit")).toMatch(`"minute";r=${CALLS - made - 50};`);
  }
  const beyond = await t().request("GET", "/api/v1/jobs/", { token });
  expect(beyond).toMatchObject({ status: 429, body: { detail: expect.any(String) } });
  expect(Number(beyond.headers.get("Retry-After"))).toBeGreaterThan(0);
});
