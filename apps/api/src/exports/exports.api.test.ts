import { everyOperation, operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { useApi } from "../testing/use-api.ts";
import { listShape } from "./csv-columns.ts";

const { candidates, jobs } = operations;
const t = useApi();

async function fetchCsv(path: string, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Token ${token}` };
  const response = await fetch(new URL(`/export/${path}`, t().url), { headers });
  return { status: response.status, type: response.headers.get("Content-Type"), text: await response.text() };
}

const inputOf = (input: object): string => `?input=${encodeURIComponent(JSON.stringify(input))}`;

test("a list comes as CSV: every page of it, with formulas escaped, for who may see it", async () => {
  const { kernel } = t();
  const { owner, hiringManager } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const people = Array.from({ length: 105 }, (_, index) => index);
  for (const index of people) {
    const person = { firstName: index === 0 ? "=1+1" : "Han", lastName: "Solo", email: `n${index}@people.example` };
    await kernel.run(candidates.create, { ...person, jobId: job.id }, owner.call);
  }
  const path = `applications.list.csv${inputOf({ filters: { jobId: job.id }, order: "id" })}`;
  const { status, type, text } = await fetchCsv(path, owner.token);
  expect([status, type]).toEqual([200, "text/csv; charset=utf-8"]);
  const lines = text.trimEnd().split("\r\n");
  expect(lines[0]?.split(",").slice(0, 5)).toEqual([
    "id",
    "jobId",
    "candidateId",
    "candidate.firstName",
    "candidate.lastName",
  ]);
  expect(lines[0]).toContain("stage.name");
  expect(lines).toHaveLength(106);
  expect(lines[1]).toContain(",'=1+1,Solo,n0@people.example,active,");
  expect((await fetchCsv("applications.list.csv", hiringManager.token)).text.trimEnd().split("\r\n")).toHaveLength(1);
});

test("every list can be had, with all that its rows have", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const names = everyOperation.flatMap(({ id, effect, output }) => {
    const view = effect === "read" ? listShape(output)?.view : null;
    return view instanceof z.ZodObject ? [{ id, fields: Object.keys(view.shape) }] : [];
  });
  expect(names.map(({ id }) => id)).toEqual(
    expect.arrayContaining(everyOperation.map(({ id }) => id).filter((id) => id.endsWith(".list"))),
  );
  const missing: string[] = [];
  for (const { id, fields } of names) {
    const { status, text } = await fetchCsv(`${id}.csv`, owner.token);
    const columns =
      text
        .split("\r\n")[0]
        ?.split(",")
        .map((column) => column.split(".")[0]) ?? [];
    if (status === 200)
      missing.push(...fields.filter((field) => !columns.includes(field)).map((field) => `${id} ${field}`));
    else if (!needsMore(status, text)) missing.push(`${id} ${status}`);
  }
  expect(missing).toEqual([]);
});

/** Whether a list was refused because it is that of one row, which was not named. */
function needsMore(status: number, text: string): boolean {
  return status === 400 && text.includes("invalid_input");
}

test("a list that has no pages comes whole", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const stages = ["First", "@Second"].map((name) => ({ service: "manual", name }));
  const { id: workflowId } = await kernel.run(operations.workflows.create, { name: "Two", stages }, owner.call);
  const { text } = await fetchCsv(`stages.list.csv${inputOf({ workflowId })}`, owner.token);
  const [head = "", ...rows] = text.trimEnd().split("\r\n");
  const column = head.split(",").indexOf("name");
  expect(rows.map((row) => row.split(",")[column])).toEqual(["First", "'@Second"]);
});

test("what is wrong with a call is told as an error, not as a file", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  expect(await fetchCsv("applications.list.csv")).toMatchObject({ status: 401 });
  expect(await fetchCsv("applications.get.csv", owner.token)).toMatchObject({ status: 404 });
  expect(await fetchCsv("applications.bulk.csv", owner.token)).toMatchObject({ status: 404 });
  for (const wrong of ["?input=[]", "?input=%7B", inputOf({ colour: 1 }), inputOf({ order: "name" })]) {
    expect(await fetchCsv(`applications.list.csv${wrong}`, owner.token)).toMatchObject({ status: 400 });
  }
});
