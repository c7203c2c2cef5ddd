import { useApi } from "@hirelane/api/testing";
import { makeOrganisation, TEST_PASSWORD, until } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient, type HirelaneClientOptions, isHirelaneError } from "./index.ts";
import { openGateway } from "./unsteady-gateway.fixture.ts";

const t = useApi();

async function connect(retry: HirelaneClientOptions["retry"] = { delayMs: 5 }) {
  const { owner } = await makeOrganisation(t().kernel);
  const gateway = await openGateway(t().url);
  const client = createHirelaneClient({ url: gateway.url, token: owner.token, retry });
  const direct = createHirelaneClient({ url: t().url, token: owner.token });
  const countJobs = async () => (await direct.jobs.list.query({ withTotal: true })).total;
  return { ...gateway, owner, client, countJobs };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

test("a mutation whose answer was lost is sent again under its key, and happens once", async () => {
  const { client, befall, passed, countJobs } = await connect();
  befall("lost request", "lost answer", "lost answer");
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  expect(passed).toHaveLength(4);
  const [{ key } = { key: null }] = passed;
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(passed.map((each) => each.key)).toEqual([key, key, key, key]);
  expect(await countJobs()).toBe(1);
  const another = await client.jobs.create.mutate({ title: "Pilot" });
  expect(another.id).not.toBe(job.id);
  expect(passed[4]?.key).not.toBe(key);
});

test("a key that was given is kept to", async () => {
  const { client, befall, passed } = await connect();
  befall("lost answer");
  const context = { idempotencyKey: "mine" };
  const job = await client.jobs.create.mutate({ title: "Pilot" }, { context });
  expect(await client.jobs.create.mutate({ title: "Pilot" }, { context })).toEqual(job);
  expect(passed.map(({ key }) => key)).toEqual(["mine", "mine", "mine"]);
});

test("queries of one moment travel together, mutations alone; both come again after 429, 502 and 503", async () => {
  const { client, befall, passed } = await connect({ delayMs: 40 });
  befall({ status: 502 }, { status: 503, headers: { "Retry-After": "0" } }, { status: 429, body: "{}" });
  const [whoami, jobs] = await Promise.all([client.auth.whoami.query(), client.jobs.list.query({})]);
  expect([whoami.kind, jobs.items]).toEqual(["user", []]);
  expect(passed.map(({ path }) => path)).toEqual(Array.from({ length: 4 }, () => "/trpc/auth.whoami,jobs.list"));
  passed.splice(0);
  befall({ status: 502 }, { status: 503 });
  await Promise.all([client.jobs.create.mutate({ title: "Pilot" }), client.jobs.create.mutate({ title: "Cook" })]);
  expect(passed.map(({ path }) => path)).toEqual(Array.from({ length: 4 }, () => "/trpc/jobs.create"));
});

test("what the server says about waiting is done, or the call fails", async () => {
  const { client, befall, passed } = await connect({ delayMs: 5, maxDelayMs: 2000 });
  befall({ status: 503, headers: { "Retry-After": "1" } });
  await client.jobs.list.query({});
  expect(passed).toHaveLength(2);
  befall({ status: 429, headers: { "Retry-After": "3" } });
  expect(await failureOf(client.jobs.list.query({}))).toMatchObject({ cause: { name: "UnreadableAnswer" } });
  const data = { code: "rate_limited", httpStatus: 429, fields: [], retryAfter: 60, requestId: "x", path: "jobs.list" };
  const body = JSON.stringify([{ error: { json: { message: "Too many calls.", code: -32029, data } } }]);
  befall({ status: 429, body });
  expect(await failureOf(client.jobs.list.query({}))).toMatchObject({ data: { code: "rate_limited", retryAfter: 60 } });
  expect(passed).toHaveLength(4);
});

test("a call is given up after its repetitions; what the server decided is not repeated at all", async () => {
  const { client, befall, passed } = await connect({ times: 2, delayMs: 5 });
  befall("lost request", "lost request", "lost request", "lost request");
  expect(isHirelaneError(await failureOf(client.jobs.create.mutate({ title: "Pilot" })))).toBe(false);
  expect(passed).toHaveLength(3);
  await client.jobs.list.query({});
  passed.splice(0);
  expect(await failureOf(client.jobs.get.query({ id: 1 }))).toMatchObject({ data: { code: "not_found" } });
  befall({ status: 500 });
  expect(isHirelaneError(await failureOf(client.jobs.list.query({})))).toBe(false);
  expect(passed).toHaveLength(2);
});

test("what a key does not protect is sent once: calls of strangers, and those that answer secrets", async () => {
  const { client, url, owner, befall, passed } = await connect();
  const stranger = createHirelaneClient({ url, retry: { delayMs: 5 } });
  befall("lost answer");
  const login = { login: owner.email, password: TEST_PASSWORD };
  expect(isHirelaneError(await failureOf(stranger.auth.login.mutate(login)))).toBe(false);
  expect(passed).toEqual([{ path: "/trpc/auth.login", key: null }]);
  passed.splice(0);
  const { token } = await client.auth.createToken.mutate({ name: "first" });
  expect(token).toMatch(/^[0-9a-f]{40}$/);
  expect(passed.map(({ key }) => key === null)).toEqual([false, true]);
  befall("lost answer");
  expect(await failureOf(client.auth.createToken.mutate({ name: "second" }))).toBeInstanceOf(Error);
  expect(passed.slice(2)).toEqual([{ path: "/trpc/auth.createToken", key: null }]);
  const context = { idempotencyKey: "mine" };
  const refusal = await failureOf(client.auth.createToken.mutate({ name: "third" }, { context }));
  expect(refusal).toMatchObject({ data: { code: "invalid_input", fields: [{ path: "Idempotency-Key" }] } });
});

test("without retries nothing is repeated, and no key is made", async () => {
  const { client, befall, passed } = await connect(false);
  befall("lost request", "lost answer");
  expect(await failureOf(client.jobs.list.query({}))).toBeInstanceOf(Error);
  expect(await failureOf(client.jobs.create.mutate({ title: "Pilot" }))).toBeInstanceOf(Error);
  expect(passed.map(({ key }) => key)).toEqual([null, null]);
});

test("an abort ends a call at once: under way, one of a batch, between two attempts, and before it began", async () => {
  const { client, befall, passed, countJobs } = await connect({ delayMs: 60_000 });
  const aborted = { cause: { name: "AbortError" } };
  const one = new AbortController();
  befall("held answer");
  const held = Promise.allSettled([
    failureOf(client.jobs.list.query({}, { signal: one.signal })),
    client.auth.whoami.query(undefined, { signal: AbortSignal.timeout(500) }),
  ]);
  await until(() => passed.length === 1);
  one.abort();
  expect(await held).toMatchObject([{ value: aborted }, { reason: { cause: { name: "TimeoutError" } } }]);
  const two = new AbortController();
  befall("lost request");
  const waiting = failureOf(client.jobs.create.mutate({ title: "Pilot" }, { signal: two.signal }));
  await until(() => passed.length === 2);
  two.abort();
  expect(await waiting).toMatchObject(aborted);
  expect(await failureOf(client.jobs.create.mutate({ title: "Pilot" }, { signal: two.signal }))).toMatchObject(aborted);
  expect(passed).toHaveLength(2);
  expect(await countJobs()).toBe(0);
});
