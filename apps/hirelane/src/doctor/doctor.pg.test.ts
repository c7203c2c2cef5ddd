import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMailServer, startWorkerProcess, TEST_SECRET, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test, vi } from "vitest";
import { hirelane } from "../launcher.fixture.ts";

const t = useKernel();
vi.setConfig({ testTimeout: 90_000 });

test("where all is well the doctor says so, and leaves no trace", async () => {
  const mails = await startMailServer();
  onTestFinished(() => mails.close());
  const worker = await startWorkerProcess({ url: t().url, smtpUrl: mails.url });
  onTestFinished(() => void worker.kill("SIGKILL"));
  const environment = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET };
  const place = { SMTP_URL: mails.url, STORAGE_URL: t().storageFolder };
  const text = hirelane(["doctor"], { ...environment, ...place });
  expect(await text.ended, text.output()).toBe(0);
  expect(text.output()).toContain("✓ worker         a worker is connected");
  expect(text.output()).toMatch(/Nothing is wrong\.\n$/);
  const json = hirelane(["doctor", "--json"], { ...environment, ...place });
  expect(await json.ended).toBe(0);
  const { healthy, findings } = JSON.parse(json.output());
  expect([healthy, findings.length]).toEqual([true, 11]);
  expect(mails.received).toEqual([]);
});

test("of a broken configuration the doctor says everything at once, what to do, and no secret", async () => {
  const file = join(tmpdir(), `hirelane-doctor-${process.pid}`);
  await writeFile(file, "");
  onTestFinished(() => rm(file));
  const broken = hirelane(["doctor"], {
    DATABASE_URL: "postgresql://hirelane:hunter2@127.0.0.1:1/hirelane",
    HIRELANE_SECRET: "short-hunter3",
    SMTP_URL: "smtp://user:hunter4@127.0.0.1:1",
    RATE_LIMIT_PER_MINUTE: "many",
    STORAGE_URL: join(file, "files"),
  });
  expect(await broken.ended).toBe(1);
  for (const line of [
    "✗ configuration  HIRELANE_SECRET must have at least 32 characters",
    "✗ configuration  RATE_LIMIT_PER_MINUTE must be a whole number",
    "✗ database       127.0.0.1:1/hirelane: connect ECONNREFUSED",
    "→ Start PostgreSQL, or correct DATABASE_URL.",
    "- queues         the database cannot be reached",
    "✗ mail           127.0.0.1:1 cannot be used: ESOCKET",
    `✗ storage        nothing can be written to ${join(file, "files")}: ENOTDIR`,
    "5 things are wrong.",
  ])
    expect(broken.output()).toContain(line);
  expect(broken.output()).not.toContain("hunter");
});

test("a role past row-level security and a database without workers are wrong", async () => {
  const environment = { DATABASE_URL: t().superuserUrl, HIRELANE_SECRET: TEST_SECRET, STORAGE_URL: t().storageFolder };
  const run = hirelane(["doctor", "--json"], environment);
  expect(await run.ended).toBe(1);
  const { healthy, findings } = JSON.parse(run.output());
  expect(healthy).toBe(false);
  expect(findings).toContainEqual({
    check: "role",
    state: "wrong",
    detail: "it is a superuser",
    advice: "Make a role with the SQL in docs/operating.md, and use it in DATABASE_URL.",
  });
});
