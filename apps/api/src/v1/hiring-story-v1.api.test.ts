import { once } from "node:events";
import {
  hiringStoryLog,
  makeOrganisation,
  readToTheEnd,
  startWorkerProcess,
  tellLog,
  TEST_PASSWORD,
  type TestUser,
  until,
} from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { hiringStorySteps } from "./hiring-story-v1.fixture.ts";
import type { StoryStep } from "./story-step-v1.fixture.ts";

const t = useApi({ embedded: true });

type Known = Map<string, string>;

test("from a job to a hire, over v1, with the log that the client leaves", { timeout: 60_000 }, async () => {
  const { owner } = await makeOrganisation(t().kernel);
  await startWorker();
  const known: Known = new Map([
    ["email", owner.email],
    ["password", TEST_PASSWORD],
  ]);
  for (const step of hiringStorySteps) await take(step, known);
  expect(await logOf(owner, known)).toEqual(hiringStoryLog);
  const mailbox = await t().request("GET", "/mailbox");
  expect(mailbox.text.match(/&lt;luke@tatooine\.example&gt;/g)).toHaveLength(1);
});

async function startWorker(): Promise<void> {
  const { databaseUrl, storageFolder } = t();
  const worker = await startWorkerProcess({ url: databaseUrl, smtpUrl: null, storageFolder });
  onTestFinished(async () => {
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    await ended;
  });
}

/** Makes the request of a step, and notes what its answer tells. */
async function take(step: StoryStep, known: Known): Promise<void> {
  const finds = Object.entries(step.finds ?? {}).map(
    ([name, pattern]) => [name, new RegExp(filled(pattern, known))] as const,
  );
  const ask = async (): Promise<string> => {
    const response = await fetch(`${t().url}${filled(step.path, known)}`, {
      method: step.method,
      headers: headersOf(step, known),
      ...bodyOf(step, known),
    });
    const text = await response.text();
    expect(response.ok, `${step.says}: ${response.status} ${text}`).toBe(true);
    return text.replaceAll("\n", " ");
  };
  let answer = await ask();
  const isTold = (): boolean => finds.every(([, pattern]) => pattern.test(answer));
  if (step.patient === true) await until(async () => isTold() || ((answer = await ask()), isTold()));
  for (const [name, pattern] of finds) {
    const found = pattern.exec(answer)?.[1];
    expect(found, `${step.says}: ${pattern} in ${answer}`).toBeDefined();
    known.set(name, found ?? "");
  }
}

function headersOf({ as, body }: StoryStep, known: Known): Record<string, string> {
  const authorization =
    as === "candidate" ? `ActivationKey ${known.get("activationKey")}` : `Bearer ${known.get("token")}`;
  return {
    ...(as === "anybody" ? {} : { Authorization: authorization }),
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  };
}

function bodyOf({ body, form }: StoryStep, known: Known): { body?: string | FormData } {
  if (body !== undefined) return { body: filled(numbered(JSON.stringify(body)), known) };
  if (form === undefined) return {};
  const { cv, ...fields } = form;
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  sent.set("cv", new Blob([cv ?? ""], { type: "text/plain" }), "cv.txt");
  return { body: sent };
}

/** Ids are numbers. */
const numbered = (json: string): string => json.replaceAll(/"(\$\w+Id)"/g, "$1");

function filled(text: string, known: Known): string {
  return text.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`No answer has told ${name} yet.`);
    return value;
  });
}

async function logOf({ token }: TestUser, known: Known): Promise<string[]> {
  const id = (name: string): number => Number(known.get(name));
  const { body: status } = await t().request("GET", `/api/v1/job-statuses/?candidate__id=${id("lukeId")}`, { token });
  const input = { filters: { jobId: id("jobId") }, order: "position", limit: 100 };
  const query = encodeURIComponent(JSON.stringify({ json: input }));
  const events = await readToTheEnd(async () => {
    const { body } = await t().request("GET", `/trpc/events.list?input=${query}`, { token });
    return body.result.data.json.items;
  });
  return tellLog(events, {
    applications: new Map([
      [id("applicationId"), "Leia"],
      [status.results[0].id, "Luke"],
    ]),
    stages: new Map([
      [id("screeningId"), "screening"],
      [id("assessmentId"), "assessment"],
      [id("videoInterviewId"), "video interview"],
      [id("finalInterviewId"), "final interview"],
    ]),
  });
}
