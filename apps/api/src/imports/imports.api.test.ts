import { type AnyJob, jobs, operations } from "@hirelane/operations";
import { makeUser } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import {
  countStaged,
  csvOf,
  formOf,
  type ImportPlace,
  makeImportPlace,
  people,
  peopleAsCsv,
  upload,
} from "./upload.fixture.ts";

const t = useApi();

const formats = [
  ["a JSON array", "application/json", JSON.stringify(people)],
  ["a JSON object", "application/json; charset=utf-8", JSON.stringify({ candidates: people, more: [1] })],
  ["NDJSON", "application/x-ndjson", people.map((person) => `${JSON.stringify(person)}\n`).join("")],
  ["CSV with commas and a byte order mark", "text/csv", `\ufeff${peopleAsCsv(",")}`],
  ["CSV with semicolons", "text/csv; charset=utf-8", peopleAsCsv(";")],
  ["CSV in Latin-1 that says so", "text/csv; charset=iso-8859-1", Buffer.from(peopleAsCsv(","), "latin1")],
  ["a form with a CSV file", undefined, formOf("people.csv", "application/octet-stream", peopleAsCsv(";"))],
  ["a form with a JSON file", undefined, formOf("people", "application/json", JSON.stringify(people))],
] as const;

test.each(formats)("%s is imported: every row is a candidate that is invited", async (_, type, body) => {
  const place = await makeImportPlace(t());
  const query = "?deadline=2099-11-11T23:59%2B01:00";
  const { status, headers, body: done } = await upload(t(), place, { ...(type && { type }), body, query });
  expect({ status, done }).toMatchObject({
    status: 200,
    done: {
      status: "finished",
      dry_run: false,
      deadline: "2099-11-11T22:59:00Z",
      counts: { total: 2, handled: 2, created: 2, duplicate: 0, invalid: 0, reverted: 0 },
      meta: { total_count: 2, previous: null, next: null },
      results: [
        { row: 1, outcome: "created", errors: {}, same_as_row: null },
        { row: 2, outcome: "created", errors: {}, same_as_row: null },
      ],
    },
  });
  expect(headers.get("Location")).toBe(done.resource_uri);
  const { token } = place;
  const luke = await t().request("GET", done.results[0].candidate, { token });
  expect(luke.body).toMatchObject({ ...people[0], status: "invited", deadline: "2099-11-11T22:59:00Z" });
  const leia = await t().request("GET", done.results[1].candidate, { token });
  expect(leia.body).toMatchObject({ ...people[1], status: "invited" });
  expect((await t().request("GET", done.resource_uri, { token })).body).toEqual(done);
  expect((await t().request("GET", place.path, { token })).body.objects).toMatchObject([
    { resource_uri: done.resource_uri },
  ]);
});

test("each row has its own outcome, with messages under the names of v3", async () => {
  const place = await makeImportPlace(t());
  const { token } = place;
  const known = { first_name: "Han", last_name: "Solo", email: "han@corellia.example" };
  const existing = await t().request("POST", place.candidates, { token, body: known });
  const luke = { first_name: "Luke", last_name: "Skywalker", email: "luke@tatooine.example" };
  const rows = [
    { last_name: "Skywalker", email: "a@b.example" },
    { ...luke, email: "luke at tatooine" },
    { ...luke, shoe_size: 44 },
    { ...luke, email: " LUKE@tatooine.example" },
    { ...known, email: "Han@Corellia.example" },
    { ...luke, email: "b@b.example", deadline: "2099-11-11T23:59" },
    { ...luke, email: "c@b.example", deadline: "2020-11-11T23:59Z" },
    { ...luke, email: "" },
    { ...luke, email: "d@b.example", partner_data: { text: "x".repeat(17_000) } },
    [luke],
    { ...luke, email: "e@b.example", deadline: "2099-11-11T23:59+01:00" },
  ];
  const { status, body } = await upload(t(), place, { type: "application/json", body: JSON.stringify(rows) });
  expect(status).toBe(200);
  expect(body.counts).toMatchObject({ total: 11, created: 2, duplicate: 2, invalid: 7 });
  expect(body.ignored_columns).toEqual(["shoe_size"]);
  const invalid = { outcome: "invalid", candidate: null };
  expect(body.results).toMatchObject([
    { ...invalid, errors: { first_name: [expect.any(String)] } },
    { ...invalid, errors: { email: ["Enter a valid email address."] } },
    { outcome: "created" },
    { outcome: "duplicate", same_as_row: 3, candidate: body.results[2].candidate },
    { outcome: "duplicate", same_as_row: null, candidate: existing.body.resource_uri },
    { ...invalid, errors: { deadline: [expect.stringContaining("time zone")] } },
    { ...invalid, errors: { deadline: [expect.stringContaining("future")] } },
    { ...invalid, errors: { email: ["This field may not be blank."] } },
    { ...invalid, errors: { partner_data: ["Larger than 16384 bytes."] } },
    { ...invalid, errors: { detail: ["The row is not an object."] } },
    { outcome: "created" },
  ]);
  const filtered = await t().request("GET", `${body.resource_uri}?outcome=invalid&limit=2&offset=2`, { token });
  expect(filtered.body.results.map(({ row }: { row: number }) => row)).toEqual([6, 7]);
  expect(filtered.body.meta.next).toBe(`${body.resource_uri}?limit=2&offset=4&outcome=invalid`);
  const report = await t().request("GET", body.report, { token });
  expect(report.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  const lines = report.text.split("\r\n");
  expect(lines).toHaveLength(13);
  expect(lines[0]).toBe("row,outcome,candidate,same_as_row,reverted,errors");
  expect(lines[2]).toBe("2,invalid,,,false,email: Enter a valid email address.");
});

/** Does the work of the worker. */
async function runChunks({ organisation }: ImportPlace, importId: number, chunks: number): Promise<void> {
  const job: AnyJob | undefined = jobs.find(({ name }) => name === "runImportChunk");
  const mail = { deliver: () => Promise.reject(new Error("No mail is delivered here.")) };
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    await job?.run({ kernel: t().kernel, mail }, { organisationId: organisation.organisationId, importId, chunk });
  }
}

const idIn = (address: string): number => Number(/(\d+)\/$/.exec(address)?.[1]);

describe("more than 100 rows", () => {
  test("answer 202 with the address where progress is read, and end as the small ones do", async () => {
    const place = await makeImportPlace(t());
    const { token } = place;
    const accepted = await upload(t(), place, { type: "text/csv", body: csvOf(2150) });
    expect(accepted).toMatchObject({
      status: 202,
      body: { status: "running", results: [], counts: { total: 2150, handled: 0 } },
    });
    const address = accepted.headers.get("Location") ?? "";
    expect(address).toBe(accepted.body.resource_uri);
    const id = idIn(address);
    await runChunks(place, id, 1);
    const half = await t().request("GET", address, { token });
    expect(half.body).toMatchObject({ status: "running", counts: { handled: 1000, created: 1000 } });
    await runChunks(place, id, 3);
    const done = await t().request("GET", address, { token });
    expect(done.body).toMatchObject({ status: "finished", counts: { total: 2150, created: 2150 } });
    expect(done.body.results).toHaveLength(100);
    const report = await t().request("GET", done.body.report, { token });
    expect(report.text.trim().split("\r\n")).toHaveLength(2151);
  });

  test("wait where they are asked to, and can be cancelled; a small one that is over can be reverted", async () => {
    const place = await makeImportPlace(t());
    const { token } = place;
    const waiting = await upload(t(), place, {
      type: "text/csv",
      body: csvOf(3),
      headers: { Prefer: "respond-async" },
    });
    expect(waiting).toMatchObject({ status: 202, body: { status: "running" } });
    expect(waiting.headers.get("Preference-Applied")).toBe("respond-async");
    const cancelled = await t().request("POST", `${waiting.body.resource_uri}cancel/`, { token });
    expect(cancelled).toMatchObject({ status: 202, body: { status: "cancelled" } });
    const again = await t().request("POST", `${waiting.body.resource_uri}cancel/`, { token });
    expect(again).toMatchObject({ status: 400, body: { detail: expect.stringContaining("cancelled") } });
    const done = await upload(t(), place, { type: "text/csv", body: csvOf(3) });
    const candidate: string = done.body.results[0].candidate;
    const reverted = await t().request("POST", `${done.body.resource_uri}revert/`, { token, body: {} });
    expect(reverted).toMatchObject({ status: 202, body: { counts: { created: 3, reverted: 3 } } });
    expect((await t().request("GET", candidate, { token })).status).toBe(404);
    expect((await t().request("GET", `${place.path}?status=finished`, { token })).body.meta.total_count).toBe(1);
  });
});

test("a dry run says the same, and makes nobody", async () => {
  const place = await makeImportPlace(t());
  const trial = await upload(t(), place, { type: "text/csv", body: csvOf(3), query: "?dry_run=true" });
  expect(trial).toMatchObject({ status: 200, body: { dry_run: true, counts: { created: 3 } } });
  expect((await t().request("GET", place.candidates, { token: place.token })).body.objects).toEqual([]);
});

test("under one Idempotency-Key the same upload is one import, and another is refused", async () => {
  const place = await makeImportPlace(t());
  const headers = { "Idempotency-Key": "spring-campaign" };
  const first = await upload(t(), place, { type: "text/csv", body: csvOf(3), headers });
  const staged = await countStaged(t(), place);
  const again = await upload(t(), place, {
    type: "text/csv; charset=utf-8",
    body: csvOf(3).replaceAll("\n", "\r\n"),
    headers,
  });
  expect(again).toMatchObject({ status: 200, body: first.body });
  const other = await upload(t(), place, { type: "text/csv", body: csvOf(4), headers });
  expect(other.status).toBe(422);
  const settings = await upload(t(), place, { type: "text/csv", body: csvOf(3), headers, query: "?dry_run=true" });
  expect(settings.status).toBe(422);
  expect(await countStaged(t(), place)).toBe(staged);
  const unkeyed = await upload(t(), place, { type: "text/csv", body: csvOf(3) });
  expect(unkeyed).toMatchObject({ status: 200, body: { counts: { duplicate: 3 } } });
});

test("only those who manage the job import, and an import is found under its own job only", async () => {
  const place = await makeImportPlace(t());
  const { organisation, jobId, token } = place;
  const stranger = await makeImportPlace(t());
  const { kernel } = t();
  const body = csvOf(1);
  const type = "text/csv";
  const reviewer = await makeUser(kernel, organisation.organisationId, "hiringManager");
  const member = { jobId, userId: reviewer.userId, role: "reviewer" };
  await kernel.run(operations.jobs.addTeamMember, member, organisation.owner.call);
  expect((await upload(t(), place, { type, body, token: reviewer.token })).status).toBe(403);
  expect((await upload(t(), place, { type, body, token: organisation.hiringManager.token })).status).toBe(404);
  expect((await upload(t(), place, { type, body, token: stranger.token })).status).toBe(404);
  expect((await upload(t(), place, { type: "application/pdf", body, token: reviewer.token })).status).toBe(403);
  expect((await upload(t(), place, { type, body, token: "0".repeat(40) })).status).toBe(401);
  expect(await countStaged(t(), place)).toBe(0);

  const { body: done } = await upload(t(), place, { type, body });
  const other = await kernel.run(operations.jobs.create, { title: "Smuggler" }, organisation.owner.call);
  const elsewhere = done.resource_uri.replace(`/projects/${jobId}/`, `/projects/${other.id}/`);
  for (const [method, address] of [
    ["GET", ""],
    ["GET", "report/"],
    ["POST", "cancel/"],
    ["POST", "revert/"],
  ] as const) {
    expect((await t().request(method, `${elsewhere}${address}`, { token })).status, address).toBe(404);
  }
  expect((await t().request("GET", done.resource_uri, { token: stranger.token })).status).toBe(404);
});
