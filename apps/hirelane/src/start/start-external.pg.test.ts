import { freePort, queryOnce, TEST_SECRET, useDatabase } from "@hirelane/testing";
import { expect, test } from "vitest";
import { hirelane } from "../launcher.fixture.ts";

const t = useDatabase();

const asOwner = (sql: string) => queryOnce(t().ownerUrl, sql);

const environment = async (more: Record<string, string> = {}) => ({
  DATABASE_URL: t().url,
  HIRELANE_SECRET: TEST_SECRET,
  PORT: String(await freePort()),
  ...more,
});

test(
  "a database of one's own gets no demo data, and the log goes to standard output",
  { timeout: 60_000 },
  async () => {
    const launcher = hirelane(["start"], await environment());
    await launcher.ready();
    expect((await fetch(`${launcher.url}/health/ready`)).status).toBe(200);
    const lines = launcher.output().trim().split("\n");
    const records = lines.map((line): unknown => JSON.parse(line));
    expect(records).toContainEqual(expect.objectContaining({ process: "api", msg: "The API is ready." }));
    expect(records).toContainEqual(expect.objectContaining({ process: "worker", msg: "The worker is ready." }));
    launcher.child.kill("SIGTERM");
    expect(await launcher.ended).toBe(0);
    const { rows } = await t().database.pool.query("select * from resolve_login('owner', null)");
    expect(rows).toEqual([]);
  },
);

test(
  "a database that is behind is refused without the owner's address, and migrated with it",
  { timeout: 60_000 },
  async () => {
    await asOwner("comment on schema pgboss is null");
    const without = hirelane(["start"], await environment());
    expect(await without.ended).toBe(1);
    expect(without.output()).toContain("Set MIGRATION_DATABASE_URL");
    const migration = hirelane(["migrate"], { MIGRATION_DATABASE_URL: t().ownerUrl });
    expect(await migration.ended).toBe(0);
    await asOwner("comment on schema pgboss is null");
    const launcher = hirelane(["start"], await environment({ MIGRATION_DATABASE_URL: t().ownerUrl }));
    await launcher.ready();
  },
);

test("a database of a newer version is refused", async () => {
  await asOwner("insert into mikro_orm_migrations (name) values ('Migration29991231000000_later')");
  const launcher = hirelane(["start"], await environment());
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain("newer version");
  await asOwner("delete from mikro_orm_migrations where name = 'Migration29991231000000_later'");
});

test.each(["superuserUrl", "ownerUrl"] as const)(
  "the role of %s is refused, with the SQL for a right one",
  async (role) => {
    const launcher = hirelane(["start"], await environment({ DATABASE_URL: t()[role] }));
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toContain(role === "superuserUrl" ? "is a superuser" : "owns the tables");
    expect(launcher.output()).toContain("create role hirelane login");
  },
);

test("a database that cannot be reached is named, without its password", async () => {
  const launcher = hirelane(
    ["start"],
    await environment({ DATABASE_URL: "postgresql://hirelane:hunter2@127.0.0.1:1/hirelane" }),
  );
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain("The database of DATABASE_URL cannot be reached");
  expect(launcher.output()).not.toContain("hunter2");
});
