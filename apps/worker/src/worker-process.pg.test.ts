import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { operations } from "@hirelane/operations";
import { startBrokenMailServer, startMailServer, TEST_SECRET, until, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { invite, missHeartbeats, runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const t = useKernel();
useEmptyQueues(t);

const program = fileURLToPath(new URL("./main.ts", import.meta.url));

interface WorkerProcess {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  readonly ended: Promise<number | null>;
  output(): string;
}

function startProcess(environment: Record<string, string>): WorkerProcess {
  const child = fork(program, [], { env: { PATH: "", ...environment }, execArgv: [], silent: true });
  let output = "";
  const streams = [child.stdout, child.stderr].flatMap((stream) => stream ?? []);
  for (const stream of streams) stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  onTestFinished(() => void child.kill("SIGKILL"));
  const closed = Promise.all(streams.map((stream) => once(stream, "close")));
  const ended = once(child, "exit").then(([code]) => closed.then(() => (typeof code === "number" ? code : null)));
  return { child, ready: once(child, "message"), ended, output: () => output };
}

const environmentFor = (smtpUrl: string) => ({
  DATABASE_URL: t().url,
  HIRELANE_SECRET: TEST_SECRET,
  SMTP_URL: smtpUrl,
  PUBLIC_URL: "http://hirelane.example",
});

test("a worker that is killed while it speaks to the mail server leaves one mail uncertain, and sent once", async () => {
  const silent = await startBrokenMailServer("silence");
  onTestFinished(() => silent.close());
  const process = startProcess(environmentFor(silent.url));
  await process.ready;
  const invitation = await invite(t(), "leia@alderaan.example");
  const { call } = invitation.organisation.owner;
  const statuses = async () => {
    const { items } = await t().kernel.run(operations.mails.list, {}, call);
    return items.map((mail) => mail.status).toSorted();
  };
  await silent.untilComplete(1);
  await until(async () => (await statuses()).every((status) => status === "sending"));
  process.child.kill("SIGKILL");
  await process.ended;

  const sound = await startMailServer();
  onTestFinished(() => sound.close());
  await runWorker(t(), smtpTo(sound.url));
  await missHeartbeats(t());
  await until(async () => !(await statuses()).includes("sending"));
  await until(async () => !(await statuses()).includes("queued"));
  expect(await statuses()).toEqual(["sent", "uncertain"]);
  expect(sound.received).toHaveLength(1);
  expect(silent.complete()).toBe(1);
});

test("a worker stops on SIGTERM, however often it comes, and writes no key into its log", async () => {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const process = startProcess(environmentFor(server.url));
  await process.ready;
  const invitation = await invite(t(), "luke@tatooine.example");
  await invitation.mailOnce("sent");
  for (const signal of ["SIGINT", "SIGTERM", "SIGINT", "SIGHUP"] as const) process.child.kill(signal);
  expect(await process.ended).toBe(0);
  expect(process.output()).toContain('"job":"deliverMail"');
  expect(process.output()).not.toContain(invitation.activationKey);
  expect(process.output()).not.toContain("tatooine");
});

test("a worker ends with the process that forked it", async () => {
  const process = startProcess(environmentFor("smtp://127.0.0.1:1"));
  await process.ready;
  process.child.disconnect();
  expect(await process.ended).toBe(0);
});

test("a worker refuses a role that row-level security does not bind, and prints the SQL for a right one", async () => {
  const process = startProcess({ ...environmentFor("smtp://127.0.0.1:1"), DATABASE_URL: t().superuserUrl });
  expect(await process.ended).toBe(1);
  expect(process.output()).toContain("is a superuser");
  expect(process.output()).toContain("create role hirelane login");
});

test("a worker says everything that is wrong with its configuration at once", async () => {
  const process = startProcess({ NODE_ENV: "production", HIRELANE_SECRET: "short" });
  expect(await process.ended).toBe(1);
  for (const name of ["DATABASE_URL", "HIRELANE_SECRET", "SMTP_URL", "MAIL_FROM"])
    expect(process.output()).toContain(name);
});

test("a worker that cannot reach the database says so, without the password", async () => {
  const process = startProcess({
    ...environmentFor("smtp://127.0.0.1:1"),
    DATABASE_URL: "postgresql://hirelane:hunter2@127.0.0.1:1/hirelane",
  });
  expect(await process.ended).toBe(1);
  expect(process.output()).toContain("ECONNREFUSED");
  expect(process.output()).not.toContain("hunter2");
});
