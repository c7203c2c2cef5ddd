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

const tableNames = `select quote_ident(c.relname) as name,
    string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`;

/** Remembers the rows of every table in the schema `public`. `superuserUrl` connects past row-level security. */
export async function takeSnapshot(superuserUrl: string): Promise<DatabaseSnapshot> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; columns: string }>(tableNames);
  const copies = tables.map(({ name }) => `create table snapshot.${name} as select * from public.${name}`);
  await client.query(`create schema snapshot; ${copies.join("; ")}; set session_replication_role = replica`);
  const changes = tables.map(({ name, columns }) => {
    const side = (from: string, other: string) =>
      `(select ${columns} from ${from}.${name} except all select ${columns} from ${other}.${name})`;
    return `exists (${side("public", "snapshot")}) or exists (${side("snapshot", "public")})`;
  });
  const back = tables.map(
    ({ name, columns }) =>
      `delete from public.${name}; insert into public.${name} (${columns}) select ${columns} from snapshot.${name}`,
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
