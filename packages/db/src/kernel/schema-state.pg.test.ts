import { queryOnce, useDatabase } from "@hirelane/testing";
import { expect, test } from "vitest";
import { migrateDatabase, readSchemaState } from "./migrate.ts";

const t = useDatabase();
const queues = [{ name: "someQueue" }];

const asOwner = (sql: string) => queryOnce(t().ownerUrl, sql);

test("the application's role sees whether the database is at this version", async () => {
  expect(await readSchemaState(t().url, queues)).toBe("behind");
  await migrateDatabase(t().ownerUrl, queues);
  expect(await readSchemaState(t().url, queues)).toBe("current");
  expect(await readSchemaState(t().url, [{ name: "someQueue", retryLimit: 3 }])).toBe("behind");
  await asOwner("insert into mikro_orm_migrations (name) values ('Migration29991231000000_later')");
  expect(await readSchemaState(t().url, queues)).toBe("ahead");
  await asOwner("drop table mikro_orm_migrations");
  expect(await readSchemaState(t().url, queues)).toBe("empty");
});
