import { MikroORM, PostgreSqlDriver } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { entities } from "../entities.ts";
import { PreparingClient, UnpreparedClient } from "./preparing-client.ts";

/** An open database: the ORM for writes, and its own pool for reads. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: Pool;
  /** Milliseconds that each transaction must set for its statements; null where the connections know them. */
  readonly timeoutPerTransaction: number | null;
  close(): Promise<void>;
}

/** How a process talks to PostgreSQL. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly poolSize: number;
  /** A statement that takes longer is cancelled, in milliseconds. */
  readonly statementTimeout: number;
  /** False behind a pooler in transaction mode: nothing then stays on a connection, neither statements nor settings. */
  readonly preparedStatements?: boolean;
  /** Told of connections that broke; the pool replaces them by itself. */
  onConnectionError(message: string): void;
}

/** The settings that the ORM has everywhere: migrations, tests and processes. */
export const ormOptions = {
  driver: PostgreSqlDriver,
  entities,
  forceUtcTimezone: true,
  discovery: { warnWhenNoEntities: false },
} as const;

/** Opens the pool and checks that it answers; throws what the driver throws, and says so of a pooler in between. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return open(options).catch((error: unknown) => {
    if (!(error instanceof Error) || !error.message.includes("unsupported startup parameter")) throw error;
    const advice = "set DATABASE_PREPARED_STATEMENTS=false, and DATABASE_DIRECT_URL to an address past it";
    throw Object.assign(new Error(`there is a pooler between: ${advice}`, { cause: error }), { code: "08P01" });
  });
}

async function open(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    ...ormOptions,
    clientUrl: options.url,
    pool: { min: 0, max: options.poolSize },
    driverOptions: connectionOptions(options),
    logger: options.onConnectionError,
    colors: false,
  });
  const pool = await orm.em.getConnection().getNativeClient();
  await pool.query("select 1");
  return { orm, pool, timeoutPerTransaction: timeoutPerTransaction(options), close: () => orm.close(true) };
}

/** What each connection of a pool is made with. */
export function connectionOptions({ preparedStatements = true, statementTimeout }: DatabaseOptions) {
  const connectionTimeoutMillis = 10_000;
  if (!preparedStatements) return { Client: UnpreparedClient, connectionTimeoutMillis };
  return { Client: PreparingClient, statement_timeout: statementTimeout, connectionTimeoutMillis };
}

/** Milliseconds that each transaction must set for its statements; null where the connections know them. */
export function timeoutPerTransaction({ preparedStatements = true, statementTimeout }: DatabaseOptions): number | null {
  return preparedStatements ? null : statementTimeout;
}
