import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { keepHouse } from "../housekeeping/keep-house.job.ts";
import { importScene, people, worker } from "./import.fixture.ts";
import { tidyImport } from "./tidy-import.job.ts";

const { imports, videoInterviews } = operations;
const t = useKernel();
const DAY = 24 * 60 * 60 * 1000;

const keysOf = async (importId: number, organisationId: number): Promise<number> => {
  const client = await t().database.pool.connect();
  try {
    await client.query(`begin; set local app.organisation_id = '${organisationId}'`);
    const { rows } = await client.query("select count(*) as n from import_keys where import_id = $1", [importId]);
    return Number(rows[0].n);
  } finally {
    await client.query("rollback");
    client.release();
  }
};

/** Tables that the planner has never been told of. */
async function unknownTables(): Promise<string[]> {
  const { rows } = await t().database.pool.query<{ name: string }>(
    `select relname as name from pg_class where reltuples < 0
       and relname in ('candidates', 'applications', 'video_interviews', 'events', 'mails', 'reminders', 'import_rows')`,
  );
  return rows.map(({ name }) => name);
}

test("what an import needed only while it was received is forgotten, and a large one is made known to the planner", async () => {
  const { kernel } = t();
  const { call, jobId, organisation } = await importScene(t());
  const { organisationId } = organisation;
  const { id } = await kernel.run(imports.create, { jobId, rows: people(3) }, call);
  expect(await keysOf(id, organisationId)).toBe(3);
  expect(await unknownTables()).toContain("import_rows");
  await tidyImport.run(worker(t()), { organisationId, importId: id, isLarge: true });
  expect(await keysOf(id, organisationId)).toBe(0);
  expect(await unknownTables()).toEqual([]);
});

test("a broken upload is removed after a day, the report of an import after 90; candidates stay", async () => {
  const { kernel, clock } = t();
  const { call, jobId } = await importScene(t());
  const rows = people(2).map((values, index) => ({ rowNumber: index + 1, values }));
  const broken = await kernel.run(imports.begin, { jobId }, call);
  await kernel.run(imports.addRows, { id: broken.id, rows }, call);
  const over = await kernel.run(imports.create, { jobId, rows: people(2) }, call);
  const exists = async (id: number) =>
    kernel.run(imports.get, { id }, call).then(
      () => true,
      () => false,
    );
  await keepHouse.run(worker(t()), {});
  expect([await exists(broken.id), await exists(over.id)]).toEqual([true, true]);
  clock.advance(DAY + 60_000);
  await keepHouse.run(worker(t()), {});
  expect([await exists(broken.id), await exists(over.id)]).toEqual([false, true]);
  clock.advance(90 * DAY);
  await keepHouse.run(worker(t()), {});
  expect(await exists(over.id)).toBe(false);
  expect((await kernel.run(videoInterviews.list, {}, call)).items).toHaveLength(2);
});
