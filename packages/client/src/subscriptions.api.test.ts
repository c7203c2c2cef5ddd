import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { useApi } from "@hirelane/api/testing";
import { makeOrganisation, type TestUser, until } from "@hirelane/testing";
import { afterEach, expect, test } from "vitest";
import { createHirelaneClient, type HirelaneClient } from "./index.ts";

const t = useApi();
const opened: { unsubscribe(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.unsubscribe();
});

type Input = Parameters<HirelaneClient["events"]["subscribe"]["subscribe"]>[0];

/** A subscription, and what came of it. */
function subscribe(token: string, input: Input = {}, url = t().url) {
  const client = createHirelaneClient({ url, token });
  const heard: string[] = [];
  const failures: unknown[] = [];
  let cursor: string | null = null;
  const handle = client.events.subscribe.subscribe(input, {
    onData({ id, data }) {
      cursor = id;
      if (data?.type.startsWith("job.") === true) heard.push(`${data.type} ${data.subject.id}`);
    },
    onError: (error) => failures.push(error),
  });
  opened.push(handle);
  return { heard, failures, cursor: () => cursor, handle, started: () => until(() => cursor !== null) };
}

const as = ({ token }: TestUser) => createHirelaneClient({ url: t().url, token });
const makeJob = (user: TestUser) => as(user).jobs.create.mutate({ title: "Pilot" });
const HOUR = 3_600_000;

/** A way to the API that can be cut. */
async function openDetour() {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(t().url).port), "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("an event reaches those who may see it, as it happens, and by their filters", async () => {
  const { owner, admin, recruiter, hiringManager } = await makeOrganisation(t().kernel);
  const stranger = await makeOrganisation(t().kernel);
  const all = subscribe(admin.token);
  const own = subscribe(recruiter.token);
  const none = subscribe(hiringManager.token);
  const abroad = subscribe(stranger.owner.token);
  const updates = subscribe(owner.token, { filters: { type: "job.updated" } });
  for (const each of [all, own, none, abroad, updates]) await each.started();
  const job = await makeJob(recruiter);
  const foreign = await makeJob(owner);
  await as(owner).jobs.update.mutate({ id: job.id, title: "Navigator" });
  const ofJob = [`job.created ${job.id}`, `job.updated ${job.id}`];
  await until(() => all.heard.length === 3 && own.heard.length === 2 && updates.heard.length === 1);
  expect(all.heard).toEqual([ofJob[0], `job.created ${foreign.id}`, ofJob[1]]);
  expect(own.heard).toEqual(ofJob);
  expect(updates.heard).toEqual([ofJob[1]]);
  expect([none.heard, abroad.heard]).toEqual([[], []]);
});

test("nothing is lost or doubled over cut connections, nor for a subscriber who comes back with a cursor", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const detour = await openDetour();
  const wanted: string[] = [];
  const steady = subscribe(owner.token);
  const shaken = subscribe(owner.token, {}, detour.url);
  await steady.started();
  await shaken.started();
  const start = shaken.cursor() ?? "";
  detour.cut();
  for (let n = 0; n < 30; n += 1) {
    wanted.push(`job.created ${(await makeJob(owner)).id}`);
    if (n % 10 === 5) detour.cut();
  }
  await until(() => steady.heard.length === 30 && shaken.heard.length === 30);
  expect(steady.heard).toEqual(wanted);
  expect(shaken.heard).toEqual(wanted);
  shaken.handle.unsubscribe();
  const back = subscribe(owner.token, { lastEventId: start });
  await until(() => back.heard.length === 30);
  wanted.push(`job.created ${(await makeJob(owner)).id}`);
  await until(() => back.heard.length === 31);
  expect(back.heard).toEqual(wanted);
  await detour.close();
});

test("what waits for an older transaction comes as soon as that has ended", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const reader = subscribe(owner.token);
  await reader.started();
  const slow = await t().database.pool.connect();
  await slow.query("begin; select pg_current_xact_id()");
  const job = await makeJob(owner);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(reader.heard).toEqual([]);
  await slow.query("commit");
  slow.release();
  await until(() => reader.heard.length === 1);
  expect(reader.heard).toEqual([`job.created ${job.id}`]);
});

test("events come without the listening connection, and soon over a new one", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const reader = subscribe(owner.token);
  await reader.started();
  const listeners = "from pg_stat_activity where application_name = 'hirelane-events' and datname = current_database()";
  const isListening = async () => (await t().database.pool.query(`select 1 ${listeners}`)).rows.length > 0;
  await until(isListening);
  await t().database.pool.query(`select pg_terminate_backend(pid) ${listeners}`);
  const wanted = [`job.created ${(await makeJob(owner)).id}`];
  await until(() => reader.heard.length === 1);
  await until(isListening);
  wanted.push(`job.created ${(await makeJob(owner)).id}`);
  await until(() => reader.heard.length === 2);
  expect(reader.heard).toEqual(wanted);
  expect(t().log.join("")).toContain("not listening to new events; polling");
});

test("the stream ends with the token: revoked, expired, or of a user who was deactivated", async () => {
  const { owner, recruiter, hiringManager } = await makeOrganisation(t().kernel);
  const { token, id } = await as(owner).auth.createToken.mutate({ name: "spare" });
  const short = await as(recruiter).auth.createToken.mutate({ name: "short", days: 1 });
  const streams = [subscribe(token), subscribe(short.token), subscribe(hiringManager.token)];
  for (const each of streams) await each.started();
  await as(owner).auth.revokeToken.mutate({ id });
  await as(owner).users.deactivate.mutate({ id: hiringManager.userId });
  t().clock.advance(25 * HOUR);
  const ended = { data: { code: "unauthenticated", httpStatus: 401 } };
  await until(() => streams.every(({ failures }) => failures.length > 0));
  for (const { failures } of streams) expect(failures).toMatchObject([ended]);
});

test("strangers, wrong tokens, hidden jobs and cursors of nothing are refused with their code", async () => {
  const { owner, recruiter } = await makeOrganisation(t().kernel);
  const foreign = await makeJob(owner);
  const refused = [
    [subscribe(""), "unauthenticated"],
    [subscribe("0".repeat(40)), "unauthenticated"],
    [subscribe(recruiter.token, { filters: { jobId: foreign.id } }), "not_found"],
    [subscribe(owner.token, { lastEventId: "nonsense" }), "invalid_input"],
  ] as const;
  for (const [{ failures }, code] of refused) {
    await until(() => failures.length > 0);
    expect(failures).toMatchObject([{ data: { code } }]);
  }
});
