import { createLogger, readConfig } from "@hirelane/runtime";
import { makeOrganisation, TEST_SECRET, useKernel } from "@hirelane/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningApi, startApi } from "../start-api.ts";

const t = useKernel();
const OPERATOR_TOKEN = "a token that the operator of the tests alone has";
let api: RunningApi;

const basic = (password: string) => ({
  Authorization: `Basic ${Buffer.from(`operator:${password}`).toString("base64")}`,
});
const start = (env: Record<string, string> = {}) =>
  startApi(
    readConfig({ DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, HOST: "127.0.0.1", PORT: "0", ...env }),
    createLogger({ level: "silent", process: "api" }),
  );
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`http://127.0.0.1:${api.port}${path}`, { headers, method });

beforeAll(async () => {
  api = await start({ OPERATOR_TOKEN });
});
afterAll(() => api.stop());

test("the operator sees the queues of the installation, as the application role", async () => {
  const page = await ask("/queues", basic(OPERATOR_TOKEN));
  expect(page.status).toBe(200);
  expect(page.headers.get("Content-Type")).toContain("text/html");
  expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'self'");
  const queue = await ask("/queues/queues/deliverMail", basic(OPERATOR_TOKEN));
  expect(await queue.text()).toContain("deliverMail");
  expect([queue.status, queue.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
});

test("nobody else does: no stranger, and no owner of an organisation", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  for (const headers of [{}, basic("guess"), basic(owner.token), { Authorization: `Token ${owner.token}` }]) {
    for (const path of ["/queues", "/queues/", "/queues/queues/deliverMail", "/queues/jobs"]) {
      const answer = await ask(path, headers);
      expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([401, "no-store"]);
      expect(await answer.text()).not.toContain("deliverMail");
    }
  }
  expect((await ask("/queues")).headers.get("WWW-Authenticate")).toMatch(/^Basic realm=/);
});

test("without a token there is no dashboard", async () => {
  const plain = await start();
  const answer = await fetch(`http://127.0.0.1:${plain.port}/queues`, { headers: basic("") });
  await plain.stop();
  expect(answer.status).toBe(404);
});
