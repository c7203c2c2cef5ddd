import type { EntityManager } from "@mikro-orm/postgresql";
import { fromKysely, PgBoss, type Queue } from "pg-boss";
import type { Database } from "./database.ts";

/** Where pg-boss keeps its tables. */
export const QUEUE_SCHEMA = "pgboss";

/** Puts jobs into queues, as part of the transaction that causes them. */
export interface JobQueue {
  send(em: EntityManager, queue: string, payload: object, options?: SendJobOptions): Promise<void>;
  /**
   * Puts many jobs of one kind into their queue, in one statement; those of a higher priority are taken first, and none
   * before `startAfter`.
   */
  sendMany(
    em: EntityManager,
    queue: string,
    payloads: readonly object[],
    priorityOf?: (index: number) => number,
    startAfter?: Date | null,
  ): Promise<void>;
  /** Moves one of an organisation's dead letters back to the queue that it came from; says whether it was there. */
  sendAgain(em: EntityManager, deadLetters: string, id: string, organisationId: number): Promise<boolean>;
  stop(): Promise<void>;
}

/** When a job may run, and which job it must not double. */
export interface SendJobOptions {
  readonly startAfter?: Date;
  readonly singletonKey?: string;
}

/** A queue as `migrate` creates it. */
export type QueueDefinition = Queue;

/** The field of a payload that carries the trace in which a job was sent (W3C `traceparent`), beside what the job reads. */
export const TRACE_FIELD = "traceparent";

/**
 * Connects to the queues for sending only; throws, with what to do, where `migrate` has not made them. `traceparent` tells
 * the current trace.
 */
export async function openJobQueue(
  database: Database,
  onError: (error: Error) => void,
  traceparent: () => string | null = () => null,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema: QUEUE_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", onError);
  await boss.start().catch((error: unknown) => {
    if (!(error instanceof Error) || !/^pg-boss (?:is not installed|database requires)/.test(error.message))
      throw error;
    const advice = "Run pnpm migrate with MIGRATION_DATABASE_URL, or use the version of Hirelane that migrated it.";
    throw new Error(`The queues in the database are not those of this version. ${advice}`, { cause: error });
  });
  const traced = (payload: object): object => {
    const current = traceparent();
    return current === null ? payload : { ...payload, [TRACE_FIELD]: current };
  };
  return {
    async send(em, queue, payload, options = {}) {
      await boss.send(queue, traced(payload), { ...options, db: fromKysely(em.getKysely()) });
    },
    async sendMany(em, queue, payloads, priorityOf = () => 0, startAfter = null) {
      if (payloads.length === 0) return;
      const start = startAfter === null ? {} : { startAfter };
      const batch = payloads.map((data, index) => ({ data: traced(data), priority: priorityOf(index), ...start }));
      await boss.insert(queue, batch, { db: fromKysely(em.getKysely()) });
    },
    async sendAgain(em, deadLetters, id, organisationId) {
      const db = fromKysely(em.getKysely());
      return (await boss.redrive(deadLetters, { ids: [id], data: { organisationId }, db })) === 1;
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
