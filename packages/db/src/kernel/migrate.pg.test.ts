import { queryOnce, useDatabase } from "@hirelane/testing";
import { expect, test } from "vitest";
import { migrations } from "../migrations/migrations.ts";
import { migrateDatabase, openMigrator, readSchemaState } from "./migrate.ts";

const t = useDatabase();

const queues = [{ name: "deadLetters" }, { name: "doSomething", retryLimit: 1, deadLetter: "deadLetters" }];
const tables = "select tablename from pg_tables where schemaname = 'public' order by 1";

test("the migrations go down to nothing and up again, and migrating twice changes nothing", async () => {
  const { ownerUrl, database } = t();
  const before = await database.pool.query(tables);
  const { migrator, close } = await openMigrator(ownerUrl);
  await migrator.down({ to: 0 });
  const empty = await database.pool.query(tables);
  expect(empty.rows).toEqual([{ tablename: "mikro_orm_migrations" }]);
  const leftovers = await database.pool.query(
    "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'",
  );
  expect(leftovers.rows).toEqual([]);
  const applied = await migrator.up();
  expect(applied).toHaveLength(migrations.length);
  await close();
  expect((await database.pool.query(tables)).rows).toEqual(before.rows);
  await migrateDatabase(ownerUrl, queues);
  await Promise.all([migrateDatabase(ownerUrl, queues), migrateDatabase(ownerUrl, queues)]);
});

async function goDownToNothing(): Promise<void> {
  const { migrator, close } = await openMigrator(t().ownerUrl);
  await migrator.down({ to: 0 });
  await close();
}

test("of migrations of which one fails none is taken, and another run takes all", async () => {
  const { url, ownerUrl, database } = t();
  await goDownToNothing();
  await queryOnce(ownerUrl, "create function forget_events() returns int language sql as 'select 1'");
  await expect(migrateDatabase(ownerUrl, queues)).rejects.toThrow('function "forget_events" already exists');
  expect((await database.pool.query(tables)).rows).toEqual([{ tablename: "mikro_orm_migrations" }]);
  await queryOnce(ownerUrl, "drop function forget_events()");
  expect(await migrateDatabase(ownerUrl, queues)).toEqual(migrations.map(({ name }) => name));
  expect(await readSchemaState(url, queues)).toBe("current");
});

test("a queue that cannot be made leaves the tables migrated, and another run makes what is missing", async () => {
  const { url, ownerUrl } = t();
  await goDownToNothing();
  const wrong = [...queues, { name: "astray", deadLetter: "nowhere" }];
  const right = [...queues, { name: "astray", deadLetter: "deadLetters" }];
  await expect(migrateDatabase(ownerUrl, wrong)).rejects.toThrow("nowhere");
  const { migrator, close } = await openMigrator(ownerUrl);
  expect(await migrator.getPending()).toEqual([]);
  await close();
  expect(await readSchemaState(url, right)).toBe("behind");
  expect(await migrateDatabase(ownerUrl, right)).toEqual([]);
  expect(await readSchemaState(url, right)).toBe("current");
});

test("every entity has the columns that the migrations made", async () => {
  const { database } = t();
  for (const meta of database.orm.getMetadata().getAll().values()) {
    const columns = meta.props.flatMap((property) => property.fieldNames);
    const { rows } = await database.pool.query(
      "select column_name, is_nullable from information_schema.columns where table_schema = 'public' and table_name = $1",
      [meta.tableName],
    );
    const known = new Map(rows.map((row) => [row.column_name, row.is_nullable === "YES"]));
    for (const column of columns) expect(known.has(column), `${meta.tableName}.${column}`).toBe(true);
    for (const property of meta.props) {
      const [column = ""] = property.fieldNames;
      expect(known.get(column), `${meta.tableName}.${column} nullable`).toBe(property.nullable === true);
    }
  }
});
