import type { ImportRowView } from "@hirelane/domain";
import { makeOrganisation, type TestKernel, type TestOrganisation } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import type { JobContext } from "../kernel/job.ts";
import { revertImportChunk } from "./revert-import-chunk.job.ts";
import { runImportChunk } from "./run-import-chunk.job.ts";

const { imports, jobs } = operations;

/** A job that candidates are imported to. */
export interface ImportScene {
  readonly organisation: TestOrganisation;
  readonly call: TestOrganisation["owner"]["call"];
  readonly jobId: number;
}

/** Makes an organisation with a job. */
export async function importScene({ kernel }: TestKernel): Promise<ImportScene> {
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  return { organisation, call, jobId: job.id };
}

/** Rows of so many persons. */
export function people(count: number, from = 1): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    firstName: "Luke",
    lastName: "Skywalker",
    email: `pilot${from + index}@rebels.example`,
  }));
}

/** All results of an import, in order. */
export async function resultsOf({ kernel }: TestKernel, { call }: ImportScene, id: number): Promise<ImportRowView[]> {
  const items: ImportRowView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await kernel.run(imports.results, { id, limit: 100, cursor }, call);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** Stages rows in calls of so many, and starts the import; the worker is left to the test. */
export async function startLarge(
  { kernel }: TestKernel,
  { call, jobId }: ImportScene,
  rows: readonly unknown[],
  size: number,
  settings: { readonly dryRun?: boolean } = {},
): Promise<number> {
  const { id } = await kernel.run(imports.begin, { jobId, ...settings }, call);
  for (let from = 0; from < rows.length; from += size) {
    const batch = rows.slice(from, from + size).map((values, index) => ({ rowNumber: from + index + 1, values }));
    await kernel.run(imports.addRows, { id, rows: batch }, call);
  }
  await kernel.run(imports.start, { id, respondAsync: true }, call);
  return id;
}

/** What jobs are given that send no mail. */
export function worker({ kernel }: TestKernel): JobContext {
  return { kernel, mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) } };
}

interface QueuedChunk {
  readonly organisationId: number;
  readonly importId: number;
  readonly chunk: number;
}

/** The jobs that wait for the chunks of an import, in the order in which a worker takes them. */
export async function queuedChunks(t: TestKernel, name: string, importId: number): Promise<QueuedChunk[]> {
  const { rows } = await t.database.pool.query<{ data: QueuedChunk }>(
    `select data from pgboss.job where name = $1 and (data->>'importId')::bigint = $2 and state < 'active'
     order by priority desc, created_on, id`,
    [name, importId],
  );
  return rows.map((row) => row.data);
}

/** Runs the job of one chunk as a worker would. */
export async function runQueued(t: TestKernel, payload: QueuedChunk | undefined): Promise<void> {
  if (payload === undefined) throw new Error("No chunk waits.");
  await runImportChunk.run(worker(t), payload);
}

/** Runs all chunks of an import as a worker would. */
export async function runChunks(t: TestKernel, importId: number): Promise<void> {
  for (const payload of await queuedChunks(t, runImportChunk.name, importId))
    await runImportChunk.run(worker(t), payload);
}

/** Takes all chunks of an import back as a worker would. */
export async function runReverts(t: TestKernel, importId: number): Promise<void> {
  for (const payload of await queuedChunks(t, revertImportChunk.name, importId))
    await revertImportChunk.run(worker(t), payload);
}
