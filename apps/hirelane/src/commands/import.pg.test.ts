import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET, until, useKernel } from "@hirelane/testing";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { hirelane, makePlace } from "../launcher.fixture.ts";

const t = useKernel();

const Outcome = z.object({
  import: z.object({ id: z.number(), status: z.string(), counts: z.record(z.string(), z.number()) }),
});

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hirelane-import-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

function csvOf(people: number): string {
  const unique = randomBytes(4).toString("hex");
  const lines = Array.from({ length: people }, (_, index) => `First,Last${index},person${index}@${unique}.example\n`);
  return `first_name,last_name,email\n${lines.join("")}`;
}

describe("on the database of DATABASE_URL", () => {
  let environment: Record<string, string>;
  let job: string;

  beforeAll(async () => {
    const { owner } = await makeOrganisation(t().kernel);
    job = String((await t().kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call)).id);
    environment = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, HIRELANE_TOKEN: owner.token };
  });

  test("a small file is imported at once, with what became of its rows and a report", async () => {
    const file = await fileWith("people.csv", `${csvOf(3)},Nobody,nobody@x.example\nFirst,Last,wrong\n`);
    const report = join(file, "..", "report.csv");
    const run = hirelane(["import", file, "--job", job, "--report", report], environment);
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toMatch(
      /Import \d+ is finished: 5 rows\.\n {2}3 created and invited, 0 duplicate, 2 invalid\n/,
    );
    expect(run.output()).toContain("Row 5 is invalid: email: Enter a valid email address.");
    const lines = (await readFile(report, "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatch(/^1,created,http.*\/video-interviews\/\d+,/);
    const again = hirelane(["import", file, "--job", job, "--dry-run", "--json"], environment);
    expect(await again.ended).toBe(0);
    expect(Outcome.parse(JSON.parse(again.output())).import).toMatchObject({
      status: "finished",
      counts: { created: 0, duplicate: 3, invalid: 2 },
    });
  });

  test.each([
    ["people.csv", "name\nx\n", [], "None of the columns is known"],
    ["people.csv", Buffer.from("first_name\nL\u00e9a\n", "latin1"), [], "Line 2 is not text in UTF-8"],
    ["people.json", '[{"first_name":"x"}', [], "is cut off"],
    ["people.json", "[]", [], "has no rows"],
    ["people.xlsx", "x", [], "--format: say which of json, ndjson, csv"],
    ["people.csv", "email\n", ["--deadline", "2099-11-11"], "--deadline: Must be an ISO 8601"],
    [
      "people.csv",
      "email\na@b.example\n",
      ["--deadline", "2020-11-11T00:00Z"],
      "deadline: The deadline must be in the future.",
    ],
    ["people.csv", "email\n", ["--token", "0".repeat(40)], "The token is unknown"],
    ["people.csv", csvOf(1), ["--report", "/nowhere/report.csv"], "--report: /nowhere/report.csv cannot be written."],
    ["people.csv", "email\n", ["--formt", "csv"], "Unknown option: --formt"],
    ["people.csv", "email\n", ["more.csv"], "Unknown option: more.csv"],
  ])("%s of %j with %j is refused with a sentence", async (name, content, options, message) => {
    const run = hirelane(["import", await fileWith(name, content), "--job", job, ...options], environment);
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(message);
    expect(run.output()).not.toContain("    at ");
  });

  test("a file that is not there, a job that is not there, and nobody who imports are refused", async () => {
    const missing = hirelane(["import", "/nowhere.csv", "--job", job], environment);
    expect(await missing.ended).toBe(1);
    expect(missing.output()).toContain("There is no file /nowhere.csv.");
    const file = await fileWith("people.csv", csvOf(1));
    const strange = hirelane(["import", file, "--job", "999999"], environment);
    expect(await strange.ended).toBe(1);
    expect(strange.output()).toContain("No such job.");
    const { HIRELANE_TOKEN: _, ...nobody } = environment;
    const anonymous = hirelane(["import", file, "--job", job], nobody);
    expect(await anonymous.ended).toBe(1);
    expect(anonymous.output()).toContain("--token or HIRELANE_TOKEN");
  });

  test("Ctrl-C cancels an import that waits for a worker, and says so", async () => {
    const file = await fileWith("people.csv", csvOf(500));
    const run = hirelane(["import", file, "--job", job], environment);
    await until(() => run.output().includes("importing: 0 of 500 rows"));
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/Import \d+ was cancelled after 0 of 500 rows\./);
  });
});

test("into the demo that runs, the demo's owner imports, and progress is shown", { timeout: 120_000 }, async () => {
  const place = await makePlace();
  const file = await fileWith("people.csv", csvOf(2500));
  const early = hirelane(["import", file, "--job", "1"], place);
  expect(await early.ended).toBe(1);
  const launcher = hirelane(["start"], place);
  await launcher.ready();
  const run = hirelane(["import", file, "--job", "1"], place);
  expect(await run.ended, run.output()).toBe(0);
  expect(run.output()).toMatch(/100 % {2}reading: 2500 rows/);
  expect(run.output()).toMatch(/100 % {2}importing: 2500 of 2500 rows/);
  expect(run.output()).toContain("2500 created and invited, 0 duplicate, 0 invalid");
});
