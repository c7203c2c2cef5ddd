import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  makeOrganisation,
  startMailServer,
  startTransactionPooler,
  TEST_PASSWORD,
  TEST_SECRET,
  type TransactionPooler,
  until,
  useKernel,
} from "@hirelane/testing";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { trpcCaller } from "./deno/trpc-caller.fixture.ts";
import { hirelane } from "./launcher.fixture.ts";

const t = useKernel();
vi.setConfig({ testTimeout: 90_000 });
let pooler: TransactionPooler;

beforeAll(async () => {
  pooler = await startTransactionPooler(t().url);
});
afterAll(() => pooler.close());

const Ready = z.object({ port: z.int().nullable() });

/** API or worker, as a process of its own. */
async function start(
  app: "api" | "worker",
  env: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL(`../../${app}/src/main.ts`, import.meta.url));
  const child = fork(program, [], {
    env: { PATH: "", HOST: "127.0.0.1", PORT: "0", ...env },
    execArgv: [],
    silent: true,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const { port } = Ready.parse((await once(child, "message"))[0]);
  return { child, url: `http://127.0.0.1:${port}` };
}

const environment = (smtpUrl: string): Record<string, string> => ({
  DATABASE_URL: pooler.url,
  DATABASE_DIRECT_URL: t().url,
  DATABASE_PREPARED_STATEMENTS: "false",
  HIRELANE_SECRET: TEST_SECRET,
  STORAGE_URL: t().storageFolder,
  SMTP_URL: smtpUrl,
});

test("API, worker and command line work behind a pooler in transaction mode", async () => {
  const mails = await startMailServer();
  onTestFinished(() => mails.close());
  const { owner, organisationId } = await makeOrganisation(t().kernel);
  const env = environment(mails.url);
  const [{ url, child: api }, { child: worker }] = await Promise.all([start("api", env), start("worker", env)]);
  const session = await trpcCaller(url, null).mutate("auth.login", { login: owner.email, password: TEST_PASSWORD });
  const { query, mutate, subscribe } = trpcCaller(url, session.token);
  const heard = await subscribe("events.subscribe", {});
  const job = await mutate("jobs.create", { title: "Pilot" });
  const people = Array.from({ length: 8 }, (_, index) => ({
    firstName: "Leia",
    lastName: `Organa ${index}`,
    email: `leia${index}@alderaan.example`,
    jobId: job.id,
  }));
  await Promise.all(people.map((person) => mutate("candidates.create", person)));
  await Promise.all(people.map(() => query("applications.list", { filters: { jobId: job.id }, withTotal: true })));
  await mutate("users.invite", { email: "luke@tatooine.example", firstName: "Luke", lastName: "S", role: "recruiter" });
  await until(() => mails.received.some(({ to }) => to.includes("luke@tatooine.example")));
  await until(() => heard().some((message) => message.includes('"type":"user.invited"')));
  expect(await query("dashboard.totalApplicants", { jobId: job.id })).toEqual({ total: people.length });
  const list = hirelane(["users", "list", "--json", "--organisation", String(organisationId)], env);
  expect(await list.ended, list.output()).toBe(0);
  const doctor = hirelane(["doctor"], env);
  expect(await doctor.ended, doctor.output()).toBe(0);
  expect(doctor.output()).toContain("✓ listening      notes of the database arrive over DATABASE_DIRECT_URL");
  expect(pooler.transactions.every((count) => count > 5)).toBe(true);
  const ended = [api, worker].map((child) => once(child, "exit"));
  for (const child of [api, worker]) child.kill("SIGTERM");
  expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0]);
});

test("through the pooler alone the doctor says that notes do not arrive", async () => {
  const env = { ...environment("smtp://127.0.0.1:1"), DATABASE_DIRECT_URL: "" };
  const doctor = hirelane(["doctor"], env);
  expect(await doctor.ended).toBe(1);
  expect(doctor.output()).toContain("✗ listening      notes of the database do not arrive over DATABASE_URL");
});

test("a process that prepares statements is refused by the pooler: it is one", async () => {
  const env = { ...environment("smtp://127.0.0.1:1"), DATABASE_PREPARED_STATEMENTS: "true" };
  const list = hirelane(["users", "list"], env);
  expect(await list.ended).toBe(1);
  expect(list.output()).toMatch(
    /^The database of DATABASE_URL cannot be reached: there is a pooler between: set .+\n$/,
  );
  const doctor = hirelane(["doctor"], env);
  expect(await doctor.ended).toBe(1);
  expect(doctor.output()).toContain("✗ queues         they cannot be read: there is a pooler between");
});
