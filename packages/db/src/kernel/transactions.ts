import type { EntityManager } from "@mikro-orm/postgresql";
import { CompiledQuery } from "kysely";
import type { PoolClient, QueryResultRow } from "pg";
import type { Database } from "./database.ts";
import type { NamedQuery, Sql } from "./sql.ts";

/** What a write transaction gives: the unit of work, and reads that see it once flushed. */
export interface WriteTransaction {
  readonly em: EntityManager;
  readonly sql: Sql;
  /** Opens the rest of the transaction for one organisation; for operations that find out only then. */
  enter(organisationId: number): Promise<void>;
}

/** Single statements outside of any transaction and organisation: for the functions that resolve what is presented. */
export function poolSql({ pool }: Database): Sql {
  return {
    async rows<Row>({ name, text }: NamedQuery<Row>, parameters: readonly unknown[]) {
      const result = await pool.query<Row & QueryResultRow>({ name, text, values: [...parameters] });
      return result.rows;
    },
  };
}

function clientSql(client: PoolClient): Sql {
  return {
    async rows<Row>({ name, text }: NamedQuery<Row>, parameters: readonly unknown[]) {
      const result = await client.query<Row & QueryResultRow>({ name, text, values: [...parameters] });
      return result.rows;
    },
  };
}

function entityManagerSql(em: EntityManager): Sql {
  return {
    async rows<Row>({ text }: NamedQuery<Row>, parameters: readonly unknown[]) {
      const result = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
      return result.rows;
    },
  };
}

const settingOf = (organisationId: number | null): string => {
  if (organisationId === null) return "";
  if (!Number.isSafeInteger(organisationId)) throw new Error("An organisation id must be an integer.");
  return String(organisationId);
};

/** What each transaction sets besides, where its connection is not its own. */
const timeoutOf = ({ timeoutPerTransaction: timeout }: Pick<Database, "timeoutPerTransaction">): string =>
  timeout === null ? "" : `; set local statement_timeout = ${timeout}`;

/** Runs reads in one read-only transaction that sees one organisation, or none. */
export async function readTransaction<Result>(
  database: Database,
  organisationId: number | null,
  run: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return readOn(await database.pool.connect(), database, organisationId, run);
}

/** As {@link readTransaction}, on a connection that was taken from the pool; gives it back. */
export async function readOn<Result>(
  client: PoolClient,
  database: Pick<Database, "timeoutPerTransaction">,
  organisationId: number | null,
  run: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  try {
    const settings = `set local app.organisation_id = '${settingOf(organisationId)}'${timeoutOf(database)}`;
    await client.query(`begin read only; ${settings}`);
    return await run(clientSql(client));
  } finally {
    void client.query("rollback").then(() => client.release());
  }
}

/** Runs writes in one transaction of one organisation, or of none yet; flushes and commits, or leaves nothing. */
export async function writeTransaction<Result>(
  database: Database,
  organisationId: number | null,
  run: (transaction: WriteTransaction) => Promise<Result>,
): Promise<Result> {
  const em = database.orm.em.fork();
  const timeout = database.timeoutPerTransaction;
  em.setSessionContext({
    variables: {
      "app.organisation_id": settingOf(organisationId),
      ...(timeout === null ? {} : { statement_timeout: String(timeout) }),
    },
  });
  return em.transactional((tx) =>
    run({
      em: tx,
      sql: entityManagerSql(tx),
      async enter(id) {
        const query = CompiledQuery.raw("select set_config('app.organisation_id', $1, true)", [settingOf(id)]);
        await tx.getKysely().executeQuery(query);
      },
    }),
  );
}

/** The SQLSTATE of a driver error, wherever it was wrapped; null for other errors. */
export function sqlState(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code))
      return current.code;
  }
  return null;
}
