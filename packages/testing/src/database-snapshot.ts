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

/** Notes by which tables a statement wrote, whoever ran it and whatever became of its rows; two writers never wait here. */
const notes = `create table snapshot.touched (name text not null);
  create function snapshot.note_touched() returns trigger language plpgsql security definer as $body$
  begin
    insert into snapshot.touched values (tg_argv[0]);
    return null;
  end
  $body$`;

interface Table {
  readonly name: string;
  readonly schema: string;
  readonly columns: string;
}

/** Statements that name it write to its partitions, whose own triggers do not notice. */
const ALL_JOBS = { name: "job", schema: "pgboss" };

const noteWrites = ({ name, schema }: Pick<Table, "name" | "schema">): string =>
  `create trigger touched after insert or update or delete or truncate on ${schema}.${name}
   for each statement execute function snapshot.note_touched('${name}')`;

function differs({ name, schema, columns }: Table): string {
  const side = (from: string, other: string) =>
    `(select ${columns} from ${from}.${name} except all select ${columns} from ${other}.${name})`;
  return `exists (${side(schema, "snapshot")}) or exists (${side("snapshot", schema)})`;
}

const putBack = ({ name, schema, columns }: Table): string =>
  `delete from ${schema}.${name}; insert into ${schema}.${name} (${columns}) select ${columns} from snapshot.${name}`;

/**
 * Remembers the rows of every table in the schema `public`, and the jobs in the queues. Only tables that were written since are looked
 * at, and put back. `superuserUrl` connects past row-level security.
 */
export async function takeSnapshot(superuserUrl: string): Promise<DatabaseSnapshot> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows: tables } = await client.query<Table>(tableNames);
  const copies = tables.map(({ name, schema }) => `create table snapshot.${name} as select * from ${schema}.${name}`);
  await client.query(`create schema snapshot; ${copies.join("; ")}`);
  await client.query(
    `${notes}; ${[ALL_JOBS, ...tables].map(noteWrites).join("; ")}; set session_replication_role = replica`,
  );
  const touched = async (): Promise<Table[]> => {
    const { rows } = await client.query<{ name: string }>("select distinct name from snapshot.touched");
    const names = new Set(rows.map(({ name }) => name));
    const isJob = ({ schema }: Table): boolean => schema === ALL_JOBS.schema && names.has(ALL_JOBS.name);
    return tables.filter((table) => names.has(table.name) || isJob(table));
  };
  return {
    async restore() {
      const back = (await touched()).map(putBack);
      await client.query(`begin; ${[...back, "delete from snapshot.touched"].join("; ")}; commit`);
    },
    async isUntouched() {
      const changes = (await touched()).map(differs);
      if (changes.length === 0) return true;
      const { rows } = await client.query<{ changed: boolean }>(`select ${changes.join(" or ")} as changed`);
      return rows[0]?.changed === false;
    },
    async forget() {
      await client.query("drop schema snapshot cascade");
      await client.end();
    },
  };
}
