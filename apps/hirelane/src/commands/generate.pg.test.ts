import { TEST_SECRET, useDatabase } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { hirelane } from "../launcher.fixture.ts";

const t = useDatabase();
let environment: Record<string, string> = {};

beforeAll(() => {
  environment = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, PUBLIC_URL: "https://hire.example/" };
});

test("an organisation is made and filled, its owner told of, and filled further the next time", async () => {
  const command = ["generate", "--applications", "1500", "--organisation", "acme", "--seed", "3"];
  const first = hirelane(command, environment);
  expect(await first.ended, first.output()).toBe(0);
  expect(first.output()).toContain("Created the organisation acme (id ");
  expect(first.output()).toMatch(/https:\/\/hire\.example\/password\/[0-9a-f]{40}\n/);
  expect(first.output()).toMatch(/100 % {2}1500 of 1500 applications/);
  expect(first.output()).toContain("Generated 1500 applications for 5 jobs");
  const second = hirelane([...command, "--jobs", "1"], environment);
  expect(await second.ended, second.output()).toBe(0);
  expect(second.output()).toContain("Adding to the organisation acme (id ");
  const { rows } = await t().database.pool.query(
    "select organisation_id from resolve_login('owner@acme.example', 'acme')",
  );
  expect(rows).toHaveLength(1);
});

test.each([
  [["--applications", "0"], "--applications: Must be a whole number from 1 to 10000000."],
  [["--applications", "many"], "--applications: Must be a whole number from 1 to 10000000."],
  [["--applications", "10", "--several", "101"], "--several: Must be a whole number from 0 to 100."],
  [["--applications", "10", "--organisation", "Acme Inc"], "--organisation: Must be a slug"],
  [["--applications", "10", "--application", "20"], "Unknown option: --application"],
])("%j is refused with the option's name", async (options, message) => {
  const run = hirelane(["generate", ...options], environment);
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(message);
  expect(run.output()).not.toContain("    at ");
});
