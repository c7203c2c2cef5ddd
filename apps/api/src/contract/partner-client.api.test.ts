import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import {
  hiringStoryLog,
  makeOrganisation,
  readToTheEnd,
  startWorkerProcess,
  tellLog,
  TEST_PASSWORD,
  type TestUser,
} from "@hirelane/testing";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { dialects } from "../create-app.ts";
import { useApi } from "../testing/use-api.ts";

const root = join(import.meta.dirname, "../../../..");
const partner = join(import.meta.dirname, "partner");
const run = promisify(execFile);
const t = useApi();
const generated = new Map<string, string>();

/** What a partner does with the documents that we serve: types by openapi-typescript, for openapi-fetch. */
beforeAll(async () => {
  await mkdir(join(partner, "generated"), { recursive: true });
  for (const { name, prefix } of dialects) {
    const { text: document } = await t().request("GET", `${prefix}/openapi.json`);
    const types = await typesOf(document);
    generated.set(name, types);
    await writeFile(join(partner, "generated", `${name}.d.ts`), types);
  }
});

async function typesOf(document: string): Promise<string> {
  const child = execFile(process.execPath, [join(root, "scripts/openapi-types.mjs")], { maxBuffer: 64 * 1024 * 1024 });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("A child process has both.");
  stdin.end(document);
  return text(stdout);
}

test("the compiler accepts what a partner may ask, refuses what not, and nothing is any", async () => {
  const checked = await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", partner]).catch(
    (failure: unknown) => z.object({ stdout: z.string() }).parse(failure),
  );
  expect(checked.stdout).toBe("");
  for (const [name, types] of generated)
    expect(types.replaceAll(/\/\*[\s\S]*?\*\//g, "").match(/\bany\b/g), name).toBeNull();
});

test("a generated client plays the hiring story, over v1 and over v3", { timeout: 60_000 }, async () => {
  const { kernel, databaseUrl, storageFolder, url } = t();
  const { owner } = await makeOrganisation(kernel);
  const worker = await startWorkerProcess({ url: databaseUrl, smtpUrl: null, storageFolder });
  onTestFinished(async () => {
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    await ended;
  });
  const { stdout } = await run(process.execPath, [join(partner, "story.ts"), url, owner.email, TEST_PASSWORD]);
  const log = await logOf(owner, Told.parse(JSON.parse(stdout)));
  const isToldOverRest = (entry: string): boolean => !entry.startsWith("alert.fired");
  expect(log.filter((entry) => isToldOverRest(entry))).toEqual(hiringStoryLog.filter((entry) => isToldOverRest(entry)));
});

const Ids = z.record(z.string(), z.number());
const Told = z.object({ jobId: z.number(), applications: Ids, stages: Ids });

async function logOf({ token }: TestUser, { jobId, applications, stages }: z.output<typeof Told>): Promise<string[]> {
  const input = { filters: { jobId }, order: "position", limit: 100 };
  const query = encodeURIComponent(JSON.stringify({ json: input }));
  const events = await readToTheEnd(async () => {
    const { body } = await t().request("GET", `/trpc/events.list?input=${query}`, { token });
    return body.result.data.json.items;
  });
  const names = (ids: z.output<typeof Ids>) => new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return tellLog(events, { applications: names(applications), stages: names(stages) });
}
