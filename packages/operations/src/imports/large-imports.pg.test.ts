import { useKernel } from "@hirelane/testing";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import {
  importScene,
  people,
  queuedChunks,
  resultsOf,
  runChunks,
  runQueued,
  startLarge,
  worker,
} from "./import.fixture.ts";
import { runImportChunk } from "./run-import-chunk.job.ts";

const { imports, videoInterviews, events, mails } = operations;
const t = useKernel();

async function created(scene: Awaited<ReturnType<typeof importScene>>): Promise<string[]> {
  const emails: string[] = [];
  const { kernel } = t();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await kernel.run(videoInterviews.list, { limit: 100, cursor }, scene.call);
    emails.push(...page.items.map(({ email }) => email ?? ""));
    cursor = page.nextCursor;
  }
  return emails.toSorted((a, b) => (a < b ? -1 : 1));
}

const emailsOf = (count: number): string[] =>
  people(count)
    .map(({ email }) => String(email))
    .toSorted((a, b) => (a < b ? -1 : 1));

type Queued = Awaited<ReturnType<typeof queuedChunks>>[number];

async function giveUp(payload: Queued | undefined): Promise<void> {
  if (payload !== undefined) await runImportChunk.giveUp?.(worker(t()), payload);
}

describe("a large import", () => {
  test("is the worker's, chunk by chunk, with progress that can be followed", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const id = await startLarge(t(), scene, people(250), 100);
    const [first, ...rest] = await queuedChunks(t(), runImportChunk.name, id);
    expect([first?.chunk, ...rest.map(({ chunk }) => chunk)]).toEqual([1, 2, 3]);
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({
      status: "running",
      counts: { total: 250, handled: 0 },
    });
    await runQueued(t(), first);
    const counts = { total: 250, handled: 100, created: 100 };
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({ status: "running", counts });
    for (const payload of rest.toReversed()) await runQueued(t(), payload);
    const done = await kernel.run(imports.get, { id }, scene.call);
    expect(done).toMatchObject({ status: "finished", counts: { handled: 250, created: 250 } });
    const { items } = await kernel.run(events.list, { filters: { importId: id } }, scene.call);
    expect(items.map(({ type }) => type)).toEqual([
      "import.finished",
      "import.progressed",
      "import.progressed",
      "import.started",
    ]);
    expect(items.every(({ jobId }) => jobId === scene.jobId)).toBe(true);
  });

  test("handles each row once, however many work on it and however often a job comes", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const rows = [...people(300), ...people(100, 50)];
    const id = await startLarge(t(), scene, rows, 50);
    const queued = await queuedChunks(t(), runImportChunk.name, id);
    const twice = [...queued, ...queued.toReversed()];
    await Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (const [index, payload] of twice.entries()) if (index % 4 === lane) await runQueued(t(), payload);
      }),
    );
    const done = await kernel.run(imports.get, { id }, scene.call);
    expect(done).toMatchObject({ status: "finished", counts: { total: 400, created: 300, duplicate: 100 } });
    expect(await created(scene)).toEqual(emailsOf(300));
    const filters = { template: "videoInterviewInvitation" } as const;
    expect(await kernel.run(mails.list, { filters, withTotal: true }, scene.call)).toMatchObject({ total: 300 });
    const finished = await kernel.run(events.list, { filters: { type: "import.finished" } }, scene.call);
    expect(finished.items).toHaveLength(1);
    const results = await resultsOf(t(), scene, id);
    const duplicates = results.filter(({ outcome }) => outcome === "duplicate");
    const byRow = new Map(results.map((result) => [result.row, result]));
    for (const { sameAsRow, applicationId } of duplicates)
      expect(applicationId).toBe(byRow.get(sameAsRow ?? 0)?.applicationId);
  });

  test("and another of the same people at once: each person is created once, in one of them", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const ids = [
      await startLarge(t(), scene, people(200), 40),
      await startLarge(t(), scene, people(200).toReversed(), 40),
    ];
    await Promise.all(ids.map((id) => runChunks(t(), id)));
    const views = await Promise.all(ids.map((id) => kernel.run(imports.get, { id }, scene.call)));
    expect(views.every(({ status }) => status === "finished")).toBe(true);
    expect(views.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(200);
    expect(views.reduce((sum, { counts }) => sum + counts.duplicate, 0)).toBe(200);
    expect(await created(scene)).toEqual(emailsOf(200));
  });

  test("dry, finds rows that repeat those of other chunks", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const id = await startLarge(t(), scene, [...people(120), ...people(120)], 60, { dryRun: true });
    await runChunks(t(), id);
    const counts = { total: 240, created: 120, duplicate: 120 };
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({ status: "finished", counts });
    expect(await created(scene)).toEqual([]);
  });

  test("cancelled half-way leaves what was not begun, and keeps what was", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const id = await startLarge(t(), scene, people(150), 50);
    const [first, ...rest] = await queuedChunks(t(), runImportChunk.name, id);
    await runQueued(t(), first);
    expect(await kernel.run(imports.cancel, { id }, scene.call)).toMatchObject({ status: "cancelled" });
    for (const payload of rest) await runQueued(t(), payload);
    const counts = { total: 150, handled: 50, created: 50 };
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({ status: "cancelled", counts });
    expect(await created(scene)).toHaveLength(50);
    await expect(kernel.run(imports.cancel, { id }, scene.call)).rejects.toMatchObject({ code: "refused" });
  });

  test("of which a chunk is given up has failed, says which rows, and finishes once it is sent again", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const id = await startLarge(t(), scene, people(150), 50);
    const [first, second, third] = await queuedChunks(t(), runImportChunk.name, id);
    await giveUp(second);
    for (const payload of [first, third]) await runQueued(t(), payload);
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({
      status: "failed",
      counts: { handled: 100 },
      failedRows: [{ first: 51, last: 100 }],
    });
    await giveUp(first);
    await runQueued(t(), second);
    expect(await kernel.run(imports.get, { id }, scene.call)).toMatchObject({
      status: "finished",
      counts: { handled: 150, created: 150 },
      failedRows: [],
    });
  });
});

test("a row that only the database refuses is invalid, and harms no other", async () => {
  const { kernel } = t();
  const scene = await importScene(t());
  const owner = new pg.Client({ connectionString: t().ownerUrl });
  await owner.connect();
  try {
    await owner.query("alter table candidates add constraint no_vader check (last_name <> 'Vader')");
    const rows = [...people(20), { firstName: "Darth", lastName: "Vader", email: "d@sith.example" }, ...people(20, 21)];
    const made = await kernel.run(imports.create, { jobId: scene.jobId, rows }, scene.call);
    expect(made).toMatchObject({ status: "finished", counts: { created: 40, invalid: 1 } });
    const [refused] = (await kernel.run(imports.results, { id: made.id, filters: { outcome: "invalid" } }, scene.call))
      .items;
    expect(refused).toMatchObject({ row: 21, errors: [{ path: "", message: "A value cannot be stored." }] });
    expect(await created(scene)).toHaveLength(40);
  } finally {
    await owner.query("alter table candidates drop constraint no_vader");
    await owner.end();
  }
});
