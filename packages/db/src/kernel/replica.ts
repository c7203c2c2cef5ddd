import pg, { type Pool } from "pg";
import { connectionOptions, type DatabaseOptions, timeoutPerTransaction } from "./database.ts";
import { refusalOfConnection } from "./roles.ts";
import type { Sql } from "./sql.ts";
import { readOn, sqlState } from "./transactions.ts";

/** A server that follows the database, for reads that may be stale. */
export interface Replica {
  readonly pool: Pool;
  readonly timeoutPerTransaction: number | null;
  /** Whether it could not be reached just now, and is left out for some seconds. */
  isLeftOut(): boolean;
  /** Notes that it could not be reached. */
  leaveOut(reason: unknown): void;
  close(): Promise<void>;
}

/** A replica could not answer for reasons of its own: whoever asked it asks the database. */
export class ReplicaAtFault extends Error {
  override readonly name = "ReplicaAtFault";
}

const LEFT_OUT_FOR = 10_000;

/**
 * Prepares to read from a replica; it is reached when it is first asked, and may be away. Each new connection is asked for
 * its role: one that sees past row-level security is not used. `onConnectionError` is told when reads leave it out.
 */
export function openReplica(options: DatabaseOptions): Replica {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    ...connectionOptions(options),
    verify(client, answer) {
      demandRightRole(client).then(
        () => answer(),
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  pool.on("error", ({ message }) => options.onConnectionError(message));
  let leftOutUntil = 0;
  return {
    pool,
    timeoutPerTransaction: timeoutPerTransaction(options),
    isLeftOut: () => performance.now() < leftOutUntil,
    leaveOut(reason) {
      leftOutUntil = performance.now() + LEFT_OUT_FOR;
      const why = reason instanceof Error ? reason.message || reason.name : String(reason);
      options.onConnectionError(`The replica is left out for some seconds: ${why}`);
    },
    close: () => pool.end(),
  };
}

async function demandRightRole(client: pg.ClientBase): Promise<void> {
  const refusal = await refusalOfConnection(client);
  if (refusal !== null) throw new Error(`the role of DATABASE_REPLICA_URL ${refusal}`);
}

/** As `readTransaction`, on a replica; throws a {@link ReplicaAtFault} when it cannot be reached, or gave up the read. */
export async function readFromReplica<Result>(
  replica: Replica,
  organisationId: number | null,
  run: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  if (replica.isLeftOut()) throw new ReplicaAtFault("It could not be reached just now.");
  const client = await replica.pool.connect().catch((cause: unknown) => {
    replica.leaveOut(cause);
    throw new ReplicaAtFault("It cannot be reached.", { cause });
  });
  try {
    return await readOn(client, replica, organisationId, run);
  } catch (cause) {
    if (!gaveUp(cause)) throw cause;
    throw new ReplicaAtFault("It gave up the read.", { cause });
  }
}

/** It went away meanwhile, or what was read was just cleaned up on it. */
function gaveUp(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state === "40001" || /^(08|53|57P)/.test(state);
  return error instanceof Error && ("errno" in error || error.message.startsWith("Connection terminated"));
}
