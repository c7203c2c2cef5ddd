import pg from "pg";

/** The rows of every table of ours, as they were; going back costs milliseconds. */
export interface DatabaseSnapshot {
  /** Puts every row back; nobody else may be writing. */
  restore(): Promise<void>;
  /** Whether every table holds what it held. */
  isUntouched(): Promise<boolean>;
  /** Drops the copy. */
  forget(): Promise<void>;
}

const tableNames = `select quote_ident(c.relname) as name, c.relnamespace::regnamespace::text as schema,
    string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where (c.relnamespace = 'public'::regnamespace or c.oid in (select inhrelid from pg_inherits where inhparent = 'pgboss.job'::regclass))
    and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname, c.relnamespace order by c.relname`;

/** Remembers the rows of every table in the schema `public`, and the jobs in the queues. `superuserUrl` connects past row-level security. */
export async function takeSnapshot(superuserUrl: string): Promise<DatabaseSnapshot> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; schema: string; columns: string }>(tableNames);
  const copies = tables.map(({ name, schema }) => `create table snapshot.${name} as select * from ${schema}.${name}`);
  await client.query(`create schema snapshot; ${copies.join("; ")}; set session_replication_role = replica`);
  const changes = tables.map(({ name, schema, columns }) => {
    const side = (from: string, other: string) =>
      `(select ${columns} from ${from}.${name} except all select ${columns} from ${other}.${name})`;
    return `exists (${side(schema, "snapshot")}) or exists (${side("snapshot", schema)})`;
  });
  const back = tables.map(
    ({ name, schema, columns }) =>
      `delete from ${schema}.${name}; insert into ${schema}.${name} (${columns}) select ${columns} from snapshot.${name}`,
  );
  return {
    async restore() {
      await client.query(`begin; ${back.join("; ")}; commit`);
    },
    async isUntouched() {
      const { rows } = await client.query<{ changed: boolean }>(`select ${changes.join(" or ")} as changed`);
      return rows[0]?.changed === false;
    },
    async forget() {
      await client.query("drop schema snapshot cascade");
      await client.end();
    },
  };
}
