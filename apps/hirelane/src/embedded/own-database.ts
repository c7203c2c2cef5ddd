import { type DatabaseCredentials, databaseRoles, serverRoles } from "@hirelane/db";
import type { EmbeddedPostgres } from "@hirelane/postgres";
import pg from "pg";
import type { Installation } from "./data-folder.ts";

const DATABASE = "hirelane";
const ALREADY_THERE = new Set(["42710", "42P04"]);

/** The embedded database, by its two roles. */
export interface OwnDatabase {
  readonly ownerUrl: string;
  readonly url: string;
}

/** How {@link prepareOwnDatabase} goes about it. */
export interface Preparation {
  readonly installation: Installation;
  /** The roles' passwords were made anew. */
  readonly fresh: boolean;
  /** Whatever the database holds is dropped. */
  readonly afresh: boolean;
}

/** Makes the roles and the database that are missing in an embedded PostgreSQL. */
export async function prepareOwnDatabase(postgres: EmbeddedPostgres, preparation: Preparation): Promise<OwnDatabase> {
  const { installation } = preparation;
  const credentials: DatabaseCredentials = {
    database: DATABASE,
    owner: { name: "hirelane_owner", password: installation.ownerPassword },
    application: { name: "hirelane", password: installation.applicationPassword },
  };
  await withClient(postgres.superuserUrl(), async (client) => {
    if (preparation.afresh) await client.query(`drop database if exists ${DATABASE} with (force)`);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 1 && !preparation.fresh) return;
    for (const sql of [...serverRoles, ...databaseRoles(credentials)]) await createMissing(client, sql);
    for (const { name, password } of [credentials.owner, credentials.application]) {
      await client.query(`alter role ${pg.escapeIdentifier(name)} password ${pg.escapeLiteral(password)}`);
    }
  });
  const urlOf = ({ name, password }: DatabaseCredentials["owner"]) =>
    `postgresql://${name}:${password}@127.0.0.1:${postgres.port}/${DATABASE}`;
  return { ownerUrl: urlOf(credentials.owner), url: urlOf(credentials.application) };
}

/** Whether the embedded database has an organisation; asked as the superuser, who sees all of them. */
export function hasOrganisation(postgres: EmbeddedPostgres): Promise<boolean> {
  return withClient(postgres.superuserUrl(DATABASE), async (client) => {
    const { rowCount } = await client.query("select from organisations limit 1");
    return rowCount === 1;
  });
}

async function createMissing(client: pg.Client, sql: string): Promise<void> {
  await client.query(sql).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError) || !ALREADY_THERE.has(error.code ?? "")) throw error;
  });
}

async function withClient<Result>(url: string, run: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
