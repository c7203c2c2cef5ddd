import { makeWorld, useKernel } from "@hirelane/testing";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";

/** Tables of no organisation, and why. */
const OF_NO_ORGANISATION = new Map([
  ["login_throttles", "counts by hashes of what was typed, before anybody is known"],
  ["mikro_orm_migrations", "what was applied to this database; the application may only read it"],
]);

/** Tables whose rows the application may not change or remove at all, in any organisation. */
const UNCHANGEABLE = new Set(["events", "organisations", "consent_texts"]);

/** Tables whose rows the application may remove, but not change. */
const NEVER_UPDATED = new Set(["questions"]);

const INSUFFICIENT_PRIVILEGE = "42501";
const APPEND_ONLY = "23001";

const t = useKernel();
let tables: { name: string; key: string }[];
let organisations: readonly [number, number];

/** Runs statements in one transaction of an organisation (or of none), which is rolled back. */
async function inOrganisation<Row extends object>(
  url: string,
  organisationId: number | null,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    if (organisationId !== null)
      await client.query("select set_config('app.organisation_id', $1, true)", [String(organisationId)]);
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

const asApplication = <Row extends object>(organisationId: number | null, ...statements: string[]) =>
  inOrganisation<Row>(t().url, organisationId, ...statements);
const asSuperuser = <Row extends object>(...statements: string[]) =>
  inOrganisation<Row>(t().superuserUrl, null, ...statements);

beforeAll(async () => {
  const { rows } = await makeWorld(t().kernel);
  const [home, abroad] = [rows.at(0), rows.at(-1)];
  if (home === undefined || abroad === undefined) throw new Error("The world has no rows.");
  organisations = [home.organisationId, abroad.organisationId];
  const found = await asSuperuser<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  tables = found
    .map(({ tablename: name }) => ({ name, key: name === "organisations" ? "id" : "organisation_id" }))
    .filter(({ name }) => !OF_NO_ORGANISATION.has(name));
});

test("every table has forced row-level security, and a policy on its organisation for everybody", async () => {
  expect(tables.length).toBeGreaterThan(10);
  const policies = await asSuperuser<{ name: string; forced: boolean; policies: string[] }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       array(select coalesce(p.qual, '') || ' / ' || coalesce(p.with_check, '') from pg_policies p
         where p.schemaname = 'public' and p.tablename = c.relname and p.roles = '{public}' and p.cmd = 'ALL') as policies
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
  for (const { name, key } of tables) {
    const own = new RegExp(
      String.raw`^\(${key} = \( SELECT .*app\.organisation_id.*\)\) / \(${key} = \( SELECT .*app\.organisation_id`,
      "s",
    );
    const table = policies.find((row) => row.name === name);
    expect(table, name).toMatchObject({ forced: true, policies: [expect.stringMatching(own)] });
  }
  expect(policies.find((row) => row.name === "login_throttles")).toMatchObject({ forced: true });
  const views = await asSuperuser(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and not coalesce('security_invoker=true' = any(reloptions), false)`,
  );
  expect(views, "views that read past the policies of their readers").toEqual([]);
  const rights = await asSuperuser(
    "select has_table_privilege('hirelane_app', 'mikro_orm_migrations', 'insert, update, delete, truncate') as changes",
  );
  expect(rights).toEqual([{ changes: false }]);
});

test("the application's role cannot step around it", async () => {
  const [role] = await asApplication(
    null,
    `select rolsuper, rolbypassrls, rolcreaterole, pg_has_role(current_user, 'hirelane_resolver', 'member') as resolver,
       exists (select 1 from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'member')) as owner
     from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, resolver: false, owner: false });
  const permissive = await asSuperuser(
    `select tablename, roles::text from pg_policies where schemaname = 'public' and qual = 'true'
       and tablename <> 'login_throttles' and (roles <> '{hirelane_resolver}' or cmd <> 'SELECT')`,
  );
  expect(permissive).toEqual([]);
  const [resolver] = await asSuperuser(
    "select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'hirelane_resolver'",
  );
  expect(resolver).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false });
});

test("functions that see across organisations tell ids only, to the application only", async () => {
  const functions = await asSuperuser<{ name: string; types: string[] }>(
    `select p.proname as name, pg_get_userbyid(p.proowner) as owner,
       coalesce((select setting from unnest(p.proconfig) setting where setting like 'search_path=%'), '') as path,
       exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0) as public,
       array(select format_type(a.type, null) || ' ' || a.name from unnest(p.proallargtypes, p.proargmodes, p.proargnames) as a(type, mode, name)
         where a.mode in ('o', 'b', 't')) as types
     from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`,
  );
  expect(functions.length).toBeGreaterThan(0);
  for (const each of functions) {
    expect(each, each.name).toMatchObject({
      owner: "hirelane_resolver",
      path: "search_path=pg_catalog, public, pg_temp",
      public: false,
    });
    expect(each.types.length, each.name).toBeGreaterThan(0);
    for (const type of each.types) expect(type, each.name).toMatch(/^bigint \w*id$/);
  }
});

test("a session of no organisation sees no row, and one of an organisation sees all of its rows and no others", async () => {
  const [home, abroad] = organisations;
  for (const { name, key } of tables) {
    const count = `select count(*) filter (where ${key} = ${home})::int as home, count(*) filter (where ${key} <> ${home})::int as others from ${name}`;
    const [truth] = await asSuperuser<{ home: number; others: number }>(count);
    expect(truth?.home, `the world has no ${name}`).toBeGreaterThan(0);
    expect(truth?.others, `the world has no ${name} abroad`).toBeGreaterThan(0);
    expect(await asApplication(null, count), name).toEqual([{ home: 0, others: 0 }]);
    expect(await asApplication(home, count), name).toEqual([{ home: truth?.home, others: 0 }]);
    expect(await asApplication(abroad, count), name).toMatchObject([{ home: 0 }]);
  }
});

test("nothing is put into another organisation, moved there, or changed there", async () => {
  const [home, abroad] = organisations;
  for (const { name, key } of tables) {
    const columns = await columnsOf(name);
    const [row] = await asSuperuser<{ row: unknown }>(
      `select to_jsonb(t) as row from ${name} t where ${key} = ${abroad} limit 1`,
    );
    const record = `jsonb_populate_record(null::${name}, ${pg.escapeLiteral(JSON.stringify(row?.row))})`;
    const insert = `insert into ${name} (${columns}) select ${columns} from ${record}`;
    await expect(asApplication(home, insert), name).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    const refusals = { code: INSUFFICIENT_PRIVILEGE };
    await expect(asApplication(home, `update ${name} set ${key} = ${abroad}`), name).rejects.toMatchObject(refusals);
    if (UNCHANGEABLE.has(name)) continue;
    const touch = `update ${name} set ${key} = ${key} where ${key} = ${abroad} returning 1`;
    const touched = NEVER_UPDATED.has(name) ? [] : await asApplication(home, touch);
    expect(touched, name).toEqual([]);
    expect(await asApplication(home, `delete from ${name} where ${key} = ${abroad} returning 1`), name).toEqual([]);
  }
});

async function columnsOf(table: string): Promise<string> {
  const found = await asSuperuser<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`,
  );
  return found.map((column) => column.column_name).join(", ");
}

test("events are never changed: not by the application, and not by the owner of the table", async () => {
  const [home] = organisations;
  for (const change of ["update events set type = type", "delete from events", "truncate events"]) {
    await expect(asApplication(home, change), change).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    await expect(inOrganisation(t().ownerUrl, home, change), change).rejects.toMatchObject({ code: APPEND_ONLY });
  }
});
