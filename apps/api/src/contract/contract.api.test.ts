import { type DatabaseSnapshot, makeWorld, takeSnapshot, type World } from "@hirelane/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dialects } from "../create-app.ts";
import type { Dialect } from "../dialect/dialect.ts";
import { routeTargets, type Target } from "../testing/targets.ts";
import { type TestAnswer, useApi } from "../testing/use-api.ts";
import { actorOf, type Caller, type ContractCall, hopefulCalls, hopelessCalls, OUTDATED } from "./calls.fixture.ts";
import { type DocumentedOperation, documentedOperations } from "./documented.fixture.ts";
import { fileCalls } from "./file-calls.fixture.ts";
import { spendKeys } from "./keys.fixture.ts";
import { Outcome } from "./outcome.fixture.ts";
import { type Ask, furtherCalls, type Preparation, preparations } from "./preparations.fixture.ts";

const t = useApi();
const strict = useApi({ rateLimitPerMinute: 1 });
let world: World;
let snapshot: DatabaseSnapshot;
const writing: (() => Promise<void>)[] = [];
let words = 0;
const unique = (): string => `word${(words += 1)}`;

beforeAll(async () => {
  world = await makeWorld(t().kernel);
  writing.push(
    await spendKeys(t().kernel, actorOf(world, "owner"), "jobs.create"),
    await spendKeys(t().kernel, actorOf(world, "candidate"), "videoInterviews.own.write"),
  );
  snapshot = await takeSnapshot(t().superuserUrl);
});

afterAll(async () => {
  for (const finish of writing) await finish();
  await snapshot.forget();
});

async function make({ actor, request, headers }: ContractCall): Promise<TestAnswer> {
  const { token, activationKey } = actor;
  const { method, path, body } = request;
  return t().request(method, path, { token, activationKey, body, headers });
}

/** A call that needs rows in a certain state; the next restoring takes that away again. */
async function prepared(target: Target, prepare: Preparation): Promise<ContractCall> {
  const actor = actorOf(world, "owner");
  const ask: Ask = async (method, path, body, headers = {}) => {
    const answer = await t().request(method, path, { token: actor.token, body, headers });
    if (answer.status >= 400) throw new Error(`Preparing ${target.name}: ${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const { path, body, headers = {} } = await prepare(ask, world);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return { actor, request: { method: target.rest?.route.method ?? "", path, ...sent }, headers };
}

async function callRoute(operation: DocumentedOperation, target: Target): Promise<Outcome> {
  const caller: Caller = { world, unique, example: operation.example };
  const outcome = new Outcome(operation);
  const check = async (call: ContractCall): Promise<boolean> => {
    const answer = await make(call);
    const isDone = answer.status < 300;
    if (isDone && target.operation.effect === "write") await snapshot.restore();
    outcome.note(`${call.actor.name}: ${call.request.path}`, answer);
    return isDone;
  };
  const prepare = preparations[operation.name];
  const hopeful = prepare === undefined ? hopefulCalls(target, caller) : [await prepared(target, prepare)];
  const served = await firstDone(hopeful, check);
  const refused = hopelessCalls(target, caller, served);
  if (target.operation.effect === "read") await Promise.all(refused.map((call) => check(call)));
  else for (const call of refused) await check(call);
  if (prepare !== undefined) await check({ ...(await prepared(target, prepare)), headers: OUTDATED });
  const further = furtherCalls[operation.name] ?? [];
  for (const each of further) await check(await prepared(target, each));
  if (prepare !== undefined || further.length > 0) await snapshot.restore();
  for (const { request } of refused.slice(0, 1)) await callTooOften(outcome, request.method, request.path);
  return outcome;
}

async function firstDone(
  calls: readonly ContractCall[],
  check: (call: ContractCall) => Promise<boolean>,
): Promise<ContractCall | undefined> {
  for (const call of calls) if (await check(call)) return call;
  return undefined;
}

/** Calls twice where one call a minute is allowed. */
async function callTooOften(outcome: Outcome, method: string, path: string): Promise<void> {
  await strict().request(method, path);
  outcome.note(`too often: ${path}`, await strict().request(method, path));
}

async function fetchFile(operation: DocumentedOperation, kind: "photo" | "cv"): Promise<Outcome> {
  const { token } = actorOf(world, "owner");
  const outcome = new Outcome(operation);
  const [row] = world.rows;
  if (row === undefined) throw new Error("The world has no rows.");
  const { organisation, job, videoInterview } = row.ids;
  const candidate = `/api/v3/companies/${organisation}/projects/${job}/candidates/${videoInterview}/`;
  const calls = await fileCalls(kind, candidate, (method, path, request) =>
    t().request(method, path, { token, ...request }),
  );
  for (const { path, headers } of calls) outcome.note(path, await t().request("GET", path, { headers }));
  await snapshot.restore();
  await callTooOften(outcome, "GET", calls[0]?.path ?? "");
  return outcome;
}

async function callOperation(operation: DocumentedOperation, { prefix, files = [] }: Dialect): Promise<Outcome> {
  const file = files.find(({ path }) => operation.name === `GET ${path}`);
  if (file !== undefined) return fetchFile(operation, file.kind);
  const address = operation.name.replace(" ", ` ${prefix}`);
  const target = routeTargets.find(({ name }) => name === address);
  if (target === undefined) throw new Error(`${address} is documented, and no route.`);
  return callRoute(operation, target);
}

test.each(dialects.map((dialect) => ({ name: dialect.name, dialect })))(
  "$name answers as its document says: all operations in it, in every documented way",
  { timeout: 300_000 },
  async ({ name, dialect }) => {
    const { body: served } = await t().request("GET", `${dialect.prefix}/openapi.json`);
    const documented = documentedOperations(served);
    const outcomes: Outcome[] = [];
    for (const operation of documented) outcomes.push(await callOperation(operation, dialect));
    const never = outcomes.filter(({ succeeded }) => !succeeded).map((outcome) => outcome.name);
    const answers = documented.reduce((sum, { statuses }) => sum + statuses.length, 0);
    const silent = outcomes.flatMap((outcome) => outcome.silent);
    process.stdout.write(
      `OpenAPI ${name}: ${outcomes.length} of ${documented.length} operations called, ${outcomes.length - never.length} of ` +
        `them to success; ${answers - silent.length} of ${answers} documented answers received\n`,
    );
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    expect(never, "no call of these succeeds").toEqual([]);
    expect(silent, "documented, and never answered").toEqual([]);
    expect(documented).toHaveLength(dialect.routes.length + (dialect.files ?? []).length);
  },
);
