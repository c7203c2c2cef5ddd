import { once } from "node:events";
import { connect } from "node:net";
import { operations } from "@hirelane/operations";
import { makeOrganisation, makeWorld, takeSnapshot, until, type World } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const { auth } = operations;
const t = useApi();
let world: World;

beforeAll(async () => {
  world = await makeWorld(t().kernel);
});

function known() {
  const [row] = world.rows;
  const abroad = world.rows.at(-1);
  const token = world.actors.find(({ name }) => name === "owner")?.token;
  if (row === undefined || abroad === undefined || token === undefined) throw new Error("The world is empty.");
  return { ids: row.ids, foreign: abroad.ids, token };
}

const call = (path: string, json: unknown, meta?: object) =>
  t().request("POST", `/trpc/${path}`, { token: known().token, body: { json, ...(meta && { meta }) } });

const read = (path: string, json: unknown) =>
  t().request("GET", `/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json }))}`, { token: known().token });

function refusal(status: number, code: string, ...paths: string[]) {
  const fields = paths.map((path) => ({ path, message: expect.any(String) }));
  return {
    status,
    body: { error: { json: { message: expect.any(String), data: { httpStatus: status, code, fields } } } },
  };
}

/** Runs something that must leave every table as it is. */
async function withoutTrace(run: () => Promise<void>): Promise<void> {
  const snapshot = await takeSnapshot(t().superuserUrl);
  try {
    await run();
    expect(await snapshot.isUntouched()).toBe(true);
  } finally {
    await snapshot.forget();
  }
}

test("input that is wrong names its fields, and writes nothing", async () => {
  const { ids, foreign } = known();
  const { videoInterview: id, job: jobId } = ids;
  await withoutTrace(async () => {
    const person = { jobId, firstName: "Han", lastName: "Solo" };
    for (const deadline of ["2022-11-11T23:59", "2022-02-30T00:00Z", "+275760-09-13T00:00:00Z", "tomorrow", 1, null]) {
      expect(await call("videoInterviews.setDeadline", { id, deadline })).toMatchObject(
        refusal(400, "invalid_input", "deadline"),
      );
    }
    for (const wrong of [0, -1, 1.5, "1", null]) {
      expect(await call("videoInterviews.advance", { id: wrong })).toMatchObject(refusal(400, "invalid_input", "id"));
    }
    for (const nothing of [2 ** 53, 1e308, 999_999, foreign.videoInterview]) {
      expect(await call("videoInterviews.advance", { id: nothing })).toMatchObject(refusal(404, "not_found"));
    }
    expect(await call("videoInterviews.create", { ...person, firstName: "a\u0000b" })).toMatchObject(
      refusal(400, "invalid_input", "firstName"),
    );
    expect(await call("videoInterviews.create", { ...person, lastName: "\ud800" })).toMatchObject(
      refusal(400, "invalid_input", "lastName"),
    );
    expect(await call("videoInterviews.create", { ...person, colour: 1 })).toMatchObject(
      refusal(400, "invalid_input", "colour"),
    );
    expect(await call("videoInterviews.create", { ...person, jobId: foreign.job })).toMatchObject(
      refusal(404, "not_found"),
    );
    expect(await read("candidates.list", { filters: { email: "\u0000" } })).toMatchObject(
      refusal(400, "invalid_input", "filters.email"),
    );
    expect(await read("candidates.list", { cursor: "x" })).toMatchObject(refusal(400, "invalid_input", "cursor"));
  });
});

test("an invitation needs an email and a deadline to come", async () => {
  const { job: jobId } = known().ids;
  const { body } = await call("videoInterviews.create", { jobId, firstName: "Han", lastName: "Solo", email: "" });
  const { id } = body.result.data.json;
  expect(await call("videoInterviews.advance", { id })).toMatchObject(refusal(400, "refused", "email"));
  await call("videoInterviews.update", { id, email: "han@falcon.example" });
  await call("videoInterviews.setDeadline", { id, deadline: "2020-01-01T00:00Z" });
  await withoutTrace(async () => {
    expect(await call("videoInterviews.advance", { id })).toMatchObject(refusal(400, "refused", "deadline"));
  });
});

test("requests that cannot be read are refused in the words of tRPC", async () => {
  const { token } = known();
  const send = (path: string, body: string, headers = {}) =>
    t().request("POST", `/trpc/${path}`, { token, body, headers });
  await withoutTrace(async () => {
    expect(await send("jobs.create", "{nul")).toMatchObject(refusal(400, "invalid_input"));
    expect(await send("jobs.create", `{"json":{"title":"${"x".repeat(2 * 1024 * 1024)}"}}`)).toMatchObject(
      refusal(413, "payload_too_large"),
    );
    expect(await send("jobs.create", `{"json":${"[".repeat(30)}${"]".repeat(30)}}`)).toMatchObject(
      refusal(400, "invalid_input"),
    );
    expect(await send("jobs.create", "title=x", { "Content-Type": "text/plain" })).toMatchObject(
      refusal(415, "unsupported_media_type"),
    );
    expect(await t().request("GET", "/trpc/jobs.create", { token })).toMatchObject(refusal(405, "method_not_allowed"));
    expect(await send("jobs.list", "{}")).toMatchObject(refusal(400, "invalid_input"));
    expect(await send("jobs.destroy", "{}")).toMatchObject(refusal(404, "not_found"));
  });
});

test("a batch of a thousand calls is refused whole", async () => {
  const { token } = known();
  const names = Array.from({ length: 1000 }, () => "jobs.create").join(",");
  const inputs = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [index, { json: { title: "x" } }]));
  await withoutTrace(async () => {
    const answer = await t().request("POST", `/trpc/${names}?batch=1`, { token, body: inputs });
    expect(answer.status).toBe(400);
    const entries = Array.isArray(answer.body) ? answer.body : [answer.body];
    for (const body of entries) expect({ status: 400, body }).toMatchObject(refusal(400, "invalid_input"));
    expect(answer.text.length).toBeLessThan(64 * 1024);
  });
});

test("a small body never becomes a large value, a long answer, or a type that no call takes", async () => {
  const { job: jobId } = known().ids;
  const person = { jobId, firstName: "Han", lastName: "Solo" };
  const layer = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x${index}`, 0]));
  const partnerData = { a: layer, b: layer, c: layer, d: layer, e: layer };
  const below = (name: string) => Object.keys(layer).map((key) => `partnerData.${name}.${key}`);
  const referentialEqualities = Object.fromEntries(
    ["a", "b", "c", "d"].map((name, index) => [`partnerData.${name}`, below("bcde"[index] ?? "")]),
  );
  const shared = await call("videoInterviews.create", { ...person, partnerData }, { referentialEqualities });
  expect(shared.body.result.data.json.partnerData).toEqual(partnerData);
  const empties = { a: Array.from({ length: 300_000 }, () => []) };
  expect(await call("videoInterviews.create", { ...person, partnerData: empties })).toMatchObject(
    refusal(400, "invalid_input", "partnerData"),
  );

  const unknown = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`field${index}`, 0]));
  const long = await call("jobs.create", { title: "x", ...unknown });
  expect(long.status).toBe(400);
  expect(long.text.length).toBeLessThan(64 * 1024);

  for (const notes of [
    ["typed-array", "Float64Array"],
    "bigint",
    "regexp",
    "set",
    "map",
    "Error",
    "URL",
    ["custom", "x"],
  ]) {
    for (const path of ["users.get", "users.deactivate"]) {
      expect(await call(path, { id: 1 }, { values: { id: [notes] } })).toMatchObject(refusal(400, "invalid_input"));
    }
  }
  const misfit = await call("users.deactivate", { id: 1 }, { values: { "a.__proto__": ["Date"] } });
  expect(misfit).toMatchObject(refusal(400, "invalid_input"));
  expect(misfit.text).not.toContain("__proto__");
});

test("a token that is unknown, malformed, revoked or expired lets nobody in", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const make = (days: number) => t().kernel.run(auth.createToken, { name: "short", days }, owner.call);
  const [revoked, expired] = [await make(9), await make(1)];
  await t().kernel.run(auth.revokeToken, { id: revoked.id }, owner.call);
  const whoami = (Authorization: string) => t().request("GET", "/trpc/auth.whoami", { headers: { Authorization } });
  expect(await whoami(`Token ${expired.token}`)).toMatchObject({ status: 200 });
  t().clock.advance(2 * 24 * 60 * 60 * 1000);
  const wrong = [
    `Token ${expired.token}`,
    `Bearer ${revoked.token}`,
    `Token ${"0".repeat(40)}`,
    "Token",
    "Token a b",
    "Basic !",
    "Digest x",
    "",
  ];
  for (const header of wrong) expect(await whoami(header)).toMatchObject(refusal(401, "unauthenticated"));
});

test("a request that breaks off is no defect of ours", async () => {
  const { token } = known();
  const { hostname, port } = new URL(t().url);
  const head = `POST /trpc/jobs.create HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${token}\r\nContent-Type: application/json\r\n`;
  const before = t().log.length;
  for (const rest of ['Content-Length: 100\r\n\r\n{"json', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"jso\r\nzz\r\n']) {
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    socket.write(head + rest, () => setTimeout(() => socket.destroy(), 50));
    await once(socket, "close");
  }
  await until(() => t().log.length >= before + 2);
  expect(
    t()
      .log.slice(before)
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([]);
});
