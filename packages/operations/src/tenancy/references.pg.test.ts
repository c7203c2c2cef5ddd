import { makeWorld, queryOnce, useKernel } from "@hirelane/testing";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";

const FOREIGN_KEY_VIOLATION = "23503";

/** What is deleted by hand if at all, a row at a time: there, a look at the rows of the organisation will do. */
const DELETED_ONE_BY_ONE = new Set(["users", "stages", "score_weights", "questions", "consent_texts"]);

/** A foreign key between two tables of organisations. */
interface Reference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

const t = useKernel();
let home: number;
let abroad: number;
let references: readonly Reference[];

beforeAll(async () => {
  const { rows } = await makeWorld(t().kernel);
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) throw new Error("The world has no rows.");
  [home, abroad] = [first.organisationId, last.organisationId];
  const names = (keys: string, of: string): string =>
    `(select json_agg(a.attname order by k.place) from unnest(${keys}) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = ${of} and a.attnum = k.number)`;
  references = await queryOnce(
    t().superuserUrl,
    `select c.conrelid::regclass::text as table, ${names("c.conkey", "c.conrelid")} as columns,
       c.confrelid::regclass::text as target, ${names("c.confkey", "c.confrelid")} as "targetColumns"
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
       and c.confrelid <> 'organisations'::regclass order by 1, 2::text`,
  );
});

test("every reference names the organisation of both rows", () => {
  expect(references.length).toBeGreaterThan(80);
  for (const { table, columns, targetColumns } of references)
    expect([columns[0], targetColumns[0]], `${table}.${columns.at(-1)}`).toEqual([
      "organisation_id",
      "organisation_id",
    ]);
});

test("what points at a row of a job, and has a job itself, names that of both", async () => {
  const having = await queryOnce<{ name: string }>(
    t().superuserUrl,
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'job_id'
     and is_nullable = 'NO'`,
  );
  const ofJobs = new Set(having.map(({ name }) => name));
  const both = references.filter(({ table, target }) => ofJobs.has(table) && target === "applications");
  expect(both.length).toBeGreaterThan(5);
  for (const { table, columns } of both) expect(columns, table).toContain("job_id");
});

test("what hangs on rows that go with a job or a person is found by an index", async () => {
  const indexes = await queryOnce<{ table: string; columns: string[] }>(
    t().superuserUrl,
    `select i.indrelid::regclass::text as table,
       (select json_agg(a.attname order by k.place) from unnest(i.indkey::int2[]) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace`,
  );
  const hanging = references.filter(({ target }) => !DELETED_ONE_BY_ONE.has(target));
  expect(hanging.length).toBeGreaterThan(40);
  for (const { table, columns } of hanging) {
    const key = columns.at(-1) ?? "";
    const isBehind = (found: readonly string[]): boolean =>
      found.slice(0, found.indexOf(key) + 1).every((column) => columns.includes(column)) && found.includes(key);
    const own = indexes.filter((index) => index.table === table).map((index) => index.columns);
    expect(own.some(isBehind), `an index on ${table} (organisation_id, ${key})`).toBe(true);
  }
});

test("no row of one organisation can be made to point at a row of another, not even past the policies", async () => {
  const client = new pg.Client({ connectionString: t().superuserUrl });
  await client.connect();
  try {
    await client.query("begin");
    // What a row may be refuses some of these before the reference is looked at.
    const checks = await client.query<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    for (const { drop } of checks.rows) await client.query(drop);
    for (const { table, columns, target, targetColumns } of references) {
      const [column, key] = [columns.at(-1), targetColumns.at(-1)];
      const change = `update ${table} set ${column} = (select ${key} from ${target} where organisation_id = ${abroad} limit 1)
        where ctid = (select ctid from ${table} where organisation_id = ${home} limit 1)`;
      await client.query("savepoint before");
      await expect(client.query(change), `${table}.${column}`).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
      await client.query("rollback to before");
    }
  } finally {
    await client.end();
  }
});

test("an organisation that is deleted leaves no row behind, and takes none of another along", async () => {
  const tables = await queryOnce<{ name: string }>(
    t().superuserUrl,
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'`,
  );
  const count = tables
    .map(
      ({ name }) => `select '${name}' as name, count(*) filter (where organisation_id = ${home})::int as home,
        count(*) filter (where organisation_id <> ${home})::int as others from ${name}`,
    )
    .join(" union all ");
  const before = await queryOnce<{ home: number; name: string; others: number }>(t().superuserUrl, count);
  for (const row of before) expect(row.home, row.name).toBeGreaterThan(0);
  await queryOnce(t().superuserUrl, `delete from organisations where id = ${home}`);
  const after = await queryOnce(t().superuserUrl, `${count} order by 1`);
  const sorted = before.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect(after).toEqual(sorted.map((row) => ({ ...row, home: 0 })));
});
