import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { freePort, until } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { hirelane, isAlive, makePlace, processesOf } from "../launcher.fixture.ts";

const Demo = z.object({
  url: z.string(),
  organisationId: z.number(),
  jobIds: z.array(z.number()).min(3),
  tokens: z.record(z.enum(["owner", "admin", "recruiter", "hiringManager"]), z.string()),
});

const readDemo = async (dataDir: string) => Demo.parse(JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")));

const Applicants = z.object({
  result: z.object({
    data: z.object({
      json: z.object({
        total: z.number(),
        items: z.array(z.object({ city: z.string(), skills: z.array(z.string()) })),
      }),
    }),
  }),
});

async function applicantsOf(url: string, token: string, jobId: number | undefined) {
  const input = JSON.stringify({ json: { filters: { jobId }, limit: 100, withTotal: true } });
  const response = await fetch(`${url}/trpc/candidates.list?input=${encodeURIComponent(input)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Applicants.parse(await response.json()).result.data.json;
}

test("one command starts everything with demo data, and one signal stops it", { timeout: 90_000 }, async () => {
  const place = await makePlace();
  const dataDir = place.HIRELANE_DATA_DIR;
  const first = hirelane(["start"], place);
  await first.ready();

  const demo = await readDemo(dataDir);
  expect((await stat(join(dataDir, "demo.json"))).mode & 0o777).toBe(0o600);
  for (const token of Object.values(demo.tokens)) expect(first.output()).toContain(token);
  const { total, items } = await applicantsOf(first.url, demo.tokens.recruiter, demo.jobIds[0]);
  expect(total).toBeGreaterThanOrEqual(40);
  expect(new Set(items.map(({ city }) => city)).size).toBeGreaterThanOrEqual(5);
  expect(new Set(items.flatMap(({ skills }) => skills)).size).toBeGreaterThanOrEqual(6);
  await until(async () => (await (await fetch(`${first.url}/mailbox`)).text()).includes("@candidates.example"));

  const processes = await processesOf(dataDir);
  const otherPort = hirelane(["start"], { ...place, PORT: String(await freePort()) });
  expect(await otherPort.ended).toBe(1);
  expect(otherPort.output()).toContain(`The data directory ${dataDir} is in use`);
  const samePort = hirelane(["start"], place);
  expect(await samePort.ended).toBe(1);
  expect(samePort.output()).toContain(`Port ${place.PORT} is taken by another program. Choose another one: PORT=`);

  const asked = performance.now();
  first.child.kill("SIGINT");
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  for (const pid of Object.values(processes)) expect(isAlive(pid)).toBe(false);

  const second = hirelane(["start"], place);
  await second.ready();

  expect(await readDemo(dataDir)).toEqual(demo);
  for (const token of Object.values(demo.tokens)) expect(second.output()).toContain(token);
  expect((await applicantsOf(second.url, demo.tokens.hiringManager, demo.jobIds[0])).total).toBe(total);
});

test("a process that dies is started again, and nothing outlives the launcher", { timeout: 90_000 }, async () => {
  const place = await makePlace();
  const launcher = hirelane(["start", "--no-demo"], place);
  await launcher.ready();
  await expect(readDemo(place.HIRELANE_DATA_DIR)).rejects.toThrow("ENOENT");

  const before = await processesOf(place.HIRELANE_DATA_DIR);
  process.kill(before.api, "SIGKILL");
  await until(() => launcher.output().includes("The api ended (SIGKILL); it starts again"));
  await until(() => launcher.output().includes("The api runs again."));
  expect((await fetch(`${launcher.url}/health/ready`)).status).toBe(200);

  const after = await processesOf(place.HIRELANE_DATA_DIR);
  expect(after.api).not.toBe(before.api);
  launcher.child.kill("SIGKILL");
  await until(() => Object.values(after).every((pid) => !isAlive(pid)));
  const next = hirelane(["start", "--no-demo"], place);
  await next.ready();
  next.child.kill("SIGTERM");
  expect(await next.ended).toBe(0);
});

test("a PostgreSQL that dies ends everything with a message", { timeout: 60_000 }, async () => {
  const place = await makePlace();
  const launcher = hirelane(["start", "--no-demo"], place);
  await launcher.ready();
  const processes = await processesOf(place.HIRELANE_DATA_DIR);
  process.kill(processes.postgres, "SIGKILL");
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain("The embedded PostgreSQL ended by itself");
  for (const pid of Object.values(processes)) expect(isAlive(pid)).toBe(false);
});

test("demo data that was cut off is begun again", { timeout: 90_000 }, async () => {
  const place = await makePlace();
  const first = hirelane(["start"], place);
  await first.ready();
  const cutOff = await readDemo(place.HIRELANE_DATA_DIR);
  first.child.kill("SIGTERM");
  await first.ended;
  await writeFile(join(place.HIRELANE_DATA_DIR, "demo.unfinished"), "");
  const second = hirelane(["start"], place);
  await second.ready();
  const made = await readDemo(place.HIRELANE_DATA_DIR);
  expect(made.tokens.owner).not.toBe(cutOff.tokens.owner);
  expect((await applicantsOf(second.url, made.tokens.owner, made.jobIds[0])).total).toBe(48);
});

test("a launcher that is asked to stop while it starts leaves nothing behind", { timeout: 60_000 }, async () => {
  const place = await makePlace();
  for (const pause of [400, 1200, 2200]) {
    const launcher = hirelane(["start"], place);
    await new Promise((resolve) => setTimeout(resolve, pause));
    launcher.child.kill("SIGTERM");
    await launcher.ended;
  }
  const last = hirelane(["start"], place);
  await last.ready();
  expect((await readDemo(place.HIRELANE_DATA_DIR)).jobIds).toHaveLength(3);
});

test("a port that another program has is refused before anything is started", async () => {
  const place = await makePlace();
  const squatter = createServer().listen(Number(place.PORT), "127.0.0.1");
  await once(squatter, "listening");
  onTestFinished(() => void squatter.close());
  const launcher = hirelane(["start"], place);
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain(`Port ${place.PORT} is taken`);
  await expect(stat(join(place.HIRELANE_DATA_DIR, "postgres"))).rejects.toThrow("ENOENT");
});

test.each([
  [["start"], { NODE_ENV: "production" }, "DATABASE_URL is required"],
  [["start"], { PORT: "http" }, "PORT must be a whole number"],
  [["start"], { SMTP_URL: "mail.example" }, "SMTP_URL must be a URL"],
  [["start", "--no-dmeo"], {}, "Unknown option: --no-dmeo"],
  [["stat"], {}, "Unknown command stat"],
  [["migrate"], {}, "MIGRATION_DATABASE_URL is required"],
] as const)("%j with %j is refused with a clear message", async (args, environment, message) => {
  const launcher = hirelane(args, environment);
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain(message);
  expect(launcher.output()).not.toContain("    at ");
});
