import { fillDatabase, useDatabase } from "@hirelane/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicantList, candidateList } from "../candidates/candidates.queries.ts";
import { importResultList } from "../imports/imports.queries.ts";
import { fetchPage, type ListDefinition } from "./list.ts";
import type { NamedQuery, Sql } from "./sql.ts";

const t = useDatabase();
let client: pg.Client;
let sql: Sql;
let jobId: number;

beforeAll(async () => {
  const { organisationId } = await fillDatabase(t().superuserUrl, 60, 75);
  client = new pg.Client({ connectionString: t().url });
  await client.connect();
  await client.query(`set app.organisation_id = '${organisationId}'`);
  sql = {
    async rows<Row>({ text }: NamedQuery<Row>, values: readonly unknown[]) {
      const { rows } = await client.query(text, [...values]);
      return rows;
    },
  };
  const { rows } = await client.query("select min(job_id) as id from applications");
  jobId = Number(rows[0].id);
  // What hangs on applications names their jobs, and does not move along.
  for (const table of ["video_interviews", "resumes", "steps", "feedback", "assessments", "final_interviews"])
    await client.query(`delete from ${table}`);
  await client.query(`update applications set job_id = ${jobId}, stage_id = null`);
  await client.query("select reconcile_rollups($1)", [organisationId]);
}, 120_000);
afterAll(() => client.end());

const cases: readonly { name: string; list: ListDefinition<never, object>; filters: () => object }[] = [
  { name: "people", list: candidateList, filters: () => ({}) },
  { name: "people with a status", list: candidateList, filters: () => ({ status: "active" }) },
  { name: "people on a job", list: applicantList, filters: () => ({ jobId }) },
  { name: "results of an import, whose keys are its own", list: importResultList, filters: () => ({ importId: 1 }) },
];

describe.each(cases)("a list of $name", ({ list, filters }) => {
  const orders = Object.keys(list.orders).flatMap((order) => [order, `-${order}`]);

  test.each(orders)("ordered by %s: every page is that part of the whole", async (order) => {
    const request = { filters: { ...filters() }, order, withTotal: true };
    const whole = await fetchPage(sql, list, { kind: "all" }, { ...request, limit: 100 });
    const { items = [], total = 0 } = whole ?? {};
    expect(total).toBeGreaterThan(10);
    expect(items).toHaveLength(total);
    for (const limit of [7, 10]) {
      for (let offset = 0; offset <= total + limit; offset += limit) {
        const page = await fetchPage(sql, list, { kind: "all" }, { ...request, limit, offset });
        expect(page?.items, `${limit} from ${offset}`).toEqual(items.slice(offset, offset + limit));
        expect(page?.nextCursor !== null).toBe(offset + limit < total);
        const uncounted = { ...request, limit, offset, withTotal: false };
        expect((await fetchPage(sql, list, { kind: "all" }, uncounted))?.items).toEqual(page?.items);
      }
    }
  });
});
