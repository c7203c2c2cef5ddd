import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi({ metricsAccess: { token: "the token of the tests", local: false } });
const authorized = { Authorization: "Bearer the token of the tests" };

/** The lines of one metric; a histogram's count stands for all of it. */
async function linesOf(name: string): Promise<string[]> {
  const { text } = await t().request("GET", "/metrics", { headers: authorized });
  return text.split("\n").filter((line) => line.startsWith(name));
}

const counted = (): Promise<string[]> => linesOf("hirelane_request_duration_seconds_count");

test("only the token opens the metrics", async () => {
  const { request } = t();
  for (const headers of [{}, { Authorization: "Bearer another token" }, { Authorization: "Bearer " }]) {
    expect((await request("GET", "/metrics", { headers })).status).toBe(404);
  }
  const { status, headers } = await request("GET", "/metrics", { headers: authorized });
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/plain; version=0\.0\.4/);
});

test("requests are counted by the pattern of their route, method and status", async () => {
  const { kernel, request } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const { id } = await kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
  const path = `/api/v3/companies/${organisationId}/projects/${id}/candidates/`;
  for (const token of [owner.token, owner.token, undefined]) await request("GET", path, { token });
  await request("GET", `/nowhere/${id}`);
  const lines = await counted();
  const route = 'route="/api/v3/companies/:companyId/projects/:projectId/candidates/",method="GET"';
  expect(lines).toContain(`hirelane_request_duration_seconds_count{${route},status="200"} 2`);
  expect(lines).toContain(`hirelane_request_duration_seconds_count{${route},status="401"} 1`);
  expect(lines.filter((line) => line.includes("nowhere"))).toEqual([]);
  expect(t().log.at(-1)).toContain('"route":"/metrics"');
});

test("calls over tRPC are counted one by one, by procedure; what reaches none is counted as a request", async () => {
  const { kernel, request } = t();
  const { owner } = await makeOrganisation(kernel);
  await request(
    "GET",
    "/trpc/auth.whoami,jobs.get,no.such?batch=1&input=%7B%221%22%3A%7B%22json%22%3A%7B%22id%22%3A1%7D%7D%7D",
    owner,
  );
  await request("POST", "/trpc/jobs.create", { token: owner.token, body: { json: { title: "Pilot" } } });
  await request("GET", "/trpc/no.such");
  const lines = (await counted()).filter((line) => line.includes('route="/trpc'));
  const count = (labels: string) => `hirelane_request_duration_seconds_count{${labels}} 1`;
  expect(lines.toSorted()).toEqual(
    [
      count('route="/trpc/auth.whoami",method="GET",status="200"'),
      count('route="/trpc/jobs.get",method="GET",status="404"'),
      count('route="/trpc/jobs.create",method="POST",status="200"'),
      count('route="/trpc/*",method="GET",status="404"'),
    ].toSorted(),
  );
});

test("what waits in the queues, imports that run, the pool and the process are there", async () => {
  const { kernel, request } = t();
  const { owner } = await makeOrganisation(kernel);
  const { id: jobId } = await kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
  const { id } = await kernel.run(operations.imports.begin, { jobId }, owner.call);
  const rows = [{ rowNumber: 1, values: { firstName: "Leia", lastName: "Organa", email: "leia@alderaan.example" } }];
  await kernel.run(operations.imports.addRows, { id, rows }, owner.call);
  await kernel.run(operations.imports.start, { id, respondAsync: true }, owner.call);
  const { text } = await request("GET", "/metrics", { headers: authorized });
  expect(text).toContain("\nhirelane_imports_running 1\n");
  expect(text).toContain('\nhirelane_queue_due_jobs{queue="runImportChunk"} 1\n');
  expect(text).toMatch(/\nhirelane_queue_lag_seconds\{queue="runImportChunk"\} \d/);
  expect(text).not.toContain('hirelane_queue_lag_seconds{queue="deadLetters"}');
  expect(text).toMatch(/\nhirelane_database_connections\{pool="primary",state="idle"\} \d/);
  expect(text).toContain("\nhirelane_database_up 1\n");
  expect(text).toContain("\nprocess_resident_memory_bytes ");
});
