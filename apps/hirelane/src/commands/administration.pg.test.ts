import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operations, queues } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { hirelane } from "../launcher.fixture.ts";

const t = useKernel();
vi.setConfig({ testTimeout: 90_000 });
const { auth, candidates, jobs, users, workflows } = operations;
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

async function run(...args: string[]): Promise<{ code: number | null; text: string }> {
  const command = hirelane(args, { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET });
  const code = await command.ended;
  return { code, text: command.output() };
}

/** Runs a command in the organisation, and reads the one object that it prints. */
async function json(...args: string[]) {
  const { code, text } = await run(...args, "--organisation", String(home.organisationId), "--json");
  expect(code, text).toBe(0);
  return JSON.parse(text);
}

test("users are listed, invited and deactivated, in the only organisation or the one that is named", async () => {
  const table = await run("users", "list", "--role", "recruiter");
  expect(table).toMatchObject({ code: 0, text: expect.stringContaining(home.recruiter.email) });
  expect(table.text).not.toContain(home.admin.email);
  const person = ["--email", "leia@alderaan.example", "--first-name", "Leia", "--last-name", "Organa"];
  const { user } = await json("users", "invite", ...person, "--role", "recruiter");
  expect(user).toMatchObject({ email: "leia@alderaan.example", status: "invited" });
  const again = await run("users", "invite", ...person, "--role", "king");
  expect(again).toMatchObject({ code: 1, text: expect.stringMatching(/^--role: /) });
  const unsure = await run("users", "deactivate", "leia@alderaan.example");
  expect(unsure).toMatchObject({ code: 1, text: expect.stringContaining("Say --yes.") });
  expect(await json("users", "deactivate", "leia@alderaan.example", "--yes")).toMatchObject({
    user: { id: user.id, status: "deactivated" },
  });
  const all = await t().kernel.run(users.get, { id: user.id }, home.owner.call);
  expect(all.status).toBe("deactivated");
  const nobody = await run("users", "deactivate", "han@falcon.example", "--yes");
  expect(nobody).toMatchObject({ code: 1, text: expect.stringContaining("There is no user han@falcon.example") });
});

test("a token is made, shown once, listed without itself, and revoked", async () => {
  const made = await json("tokens", "create", "--user", home.recruiter.email, "--name", "Export", "--days", "30");
  const principal = await t().kernel.authenticate({ kind: "token", key: made.token });
  expect(principal).toMatchObject({ userId: home.recruiter.userId });
  const call = { ...home.recruiter.call, principal };
  expect(await t().kernel.run(auth.whoami, {}, call)).toMatchObject({ role: "recruiter" });
  const list = await run("tokens", "list", "--user", home.recruiter.email);
  expect(list.text).toMatch(new RegExp(`${made.id} +personal +Export`));
  expect(list.text).not.toContain(made.token);
  expect(await json("tokens", "revoke", String(made.id), "--yes")).toMatchObject({ revoked: true, changed: true });
  await expect(t().kernel.authenticate({ kind: "token", key: made.token })).rejects.toThrow("revoked");
  const refused = await run("tokens", "revoke", "one", "--yes");
  expect(refused).toMatchObject({ code: 1, text: "TOKEN: Must be the id of a token.\n" });
});

test("a rule is simulated on a stage: from a file, beside the saved one, or refused with the place", async () => {
  const { call } = home.recruiter;
  const stages = [{ service: "resumeScreening", name: "Screening" }];
  const workflow = await t().kernel.run(workflows.create, { name: "Ruled", stages }, call);
  const job = await t().kernel.run(jobs.create, { title: "Ruled" }, call);
  await t().kernel.run(workflows.assign, { jobId: job.id, workflowId: workflow.id }, call);
  const person = { firstName: "Ann", lastName: "Pune", email: "ann@pune.example", city: "Pune", jobId: job.id };
  await t().kernel.run(candidates.create, person, call);
  const folder = await mkdtemp(join(tmpdir(), "hirelane-rule-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "rule.json");
  const rule = { logic: "AND", conditions: [{ field: "city", operator: "=", value: "Pune" }] };
  await writeFile(file, JSON.stringify(rule));
  const stage = String(workflow.stages[0]?.id);
  const words = ["rules", "simulate", "--stage", stage, "--job", String(job.id), "--rule", file];
  expect(await json(...words)).toMatchObject({ total: 1, passed: 1, changed: null, examples: [{ after: true }] });
  await t().kernel.run(
    operations.stageRules.set,
    { stageId: Number(stage), rule: { ...rule, conditions: [{ field: "city", operator: "=", value: "Bonn" }] } },
    call,
  );
  const compared = await run(...words);
  expect(compared.text).toContain("Beside the saved rule 1 newly pass and 0 newly fail.");
  expect(compared.text).toMatch(/newly passes +\d+ +Ann Pune/);
  await writeFile(file, JSON.stringify({ logic: "AND", conditions: [{ field: "shoeSize" }] }));
  expect(await run(...words)).toMatchObject({ code: 1, text: expect.stringContaining("conditions.0.field: Unknown") });
});

test("of several organisations one has to be named, by id or slug", async () => {
  const other = await makeOrganisation(t().kernel);
  const unnamed = await run("users", "list");
  expect(unnamed).toMatchObject({ code: 1, text: "--organisation: there are 2; say which.\n" });
  const { slug } = await t().kernel.run(operations.organisations.get, {}, other.owner.call);
  const named = await run("users", "list", "--organisation", slug, "--json");
  expect(JSON.parse(named.text)).toMatchObject({ organisation: { id: other.organisationId, slug } });
  const unknown = await run("users", "list", "--organisation", "nowhere");
  expect(unknown).toMatchObject({ code: 1, text: "There is no organisation nowhere.\n" });
});

test("migrating says in JSON what it did, and on a database of this version that is nothing", async () => {
  const command = hirelane(["migrate", "--json"], { MIGRATION_DATABASE_URL: t().ownerUrl });
  expect(await command.ended, command.output()).toBe(0);
  expect(JSON.parse(command.output())).toEqual({ migrations: [], queues: queues.length });
});
