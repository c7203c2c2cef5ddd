import { MikroORM, PostgreSqlDriver } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { entities } from "../entities.ts";
import { PreparingClient } from "./preparing-client.ts";

/** An open database: the ORM for writes, and its own pool for reads. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** How a process talks to PostgreSQL. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly poolSize: number;
  /** A statement that takes longer is cancelled, in milliseconds. */
  readonly statementTimeout: number;
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

/** Opens the pool and checks that it answers; throws what the driver throws. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    ...ormOptions,
    clientUrl: options.url,
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      Client: PreparingClient,
      statement_timeout: options.statementTimeout,
      connectionTimeoutMillis: 10_000,
    },
    logger: options.onConnectionError,
    colors: false,
  });
  const pool = await orm.em.getConnection().getNativeClient();
  await pool.query("select 1");
  return { orm, pool, close: () => orm.close(true) };
}
