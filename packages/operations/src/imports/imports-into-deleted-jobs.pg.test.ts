import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people, queuedChunks, runQueued, startLarge } from "./import.fixture.ts";
import { runImportChunk } from "./run-import-chunk.job.ts";

const { candidates, events, imports, jobs, videoInterviews } = operations;
const t = useKernel();

async function makeRunning() {
  const { kernel, database } = t();
  const scene = await importScene(t());
  const { call, jobId } = scene;
  const id = await startLarge(t(), scene, people(30), 10);
  const [first, ...others] = await queuedChunks(t(), runImportChunk.name, id);
  await runQueued(t(), first);
  const status = async () => (await kernel.run(imports.get, { id }, call)).status;
  const chunks = async () => {
    const sql = "select status, content is null as empty from import_chunks where import_id = $1 order by number";
    const client = await database.pool.connect();
    try {
      await client.query("begin");
      await client.query(`set local app.organisation_id = ${scene.organisation.organisationId}`);
      return (await client.query(sql, [id])).rows;
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  const interviews = async () =>
    (await kernel.run(videoInterviews.list, { filters: { jobId }, limit: 100 }, call)).items.length;
  return { call, jobId, id, others, status, chunks, interviews };
}

test("an import into a job that is deleted meanwhile ends with it: what was made stays, the rest is left", async () => {
  const { kernel } = t();
  const { call, jobId, id, others, status, chunks, interviews } = await makeRunning();
  await kernel.run(jobs.delete, { id: jobId }, call);
  for (const chunk of others) await runQueued(t(), chunk);
  await expect(status()).rejects.toMatchObject({ code: "not_found" });
  const left = { status: "skipped", empty: true };
  expect(await chunks()).toEqual([{ status: "done", empty: true }, left, left]);
  await kernel.run(jobs.restore, { id: jobId }, call);
  for (const chunk of others) await runQueued(t(), chunk);
  expect(await status()).toBe("cancelled");
  expect(await interviews()).toBe(10);
  const filters = { jobId, type: "import.cancelled" };
  expect((await kernel.run(events.list, { filters }, call)).items).toMatchObject([
    { from: "running", to: "cancelled" },
  ]);
  const again = await kernel.run(imports.create, { jobId, rows: people(30) }, call);
  expect(again.counts).toMatchObject({ created: 20, duplicate: 10 });
  expect(await kernel.run(imports.get, { id }, call)).toMatchObject({ counts: { created: 10 } });
});

test("a chunk that meets the deletion in its midst is left too, by the second try at the latest", async () => {
  const { kernel } = t();
  const { call, jobId, others, status, chunks, interviews } = await makeRunning();
  const [chunk] = others;
  const [, ran] = await Promise.allSettled([kernel.run(jobs.delete, { id: jobId }, call), runQueued(t(), chunk)]);
  if (ran.status === "rejected") await runQueued(t(), chunk);
  await kernel.run(jobs.restore, { id: jobId }, call);
  const [, second] = await chunks();
  expect(["done", "skipped"]).toContain(second.status);
  expect(second.empty).toBe(true);
  expect(await interviews()).toBe(second.status === "done" ? 20 : 10);
  expect(await status()).toBe("cancelled");
  expect((await kernel.run(candidates.list, { filters: { jobId }, limit: 100 }, call)).items).toHaveLength(
    await interviews(),
  );
});

test("an import into a job that is closed meanwhile goes on: closing ends the public page alone", async () => {
  const { kernel } = t();
  const { call, jobId, others, status, interviews } = await makeRunning();
  await kernel.run(jobs.close, { id: jobId }, call);
  for (const chunk of others) await runQueued(t(), chunk);
  expect(await status()).toBe("finished");
  expect(await interviews()).toBe(30);
});
