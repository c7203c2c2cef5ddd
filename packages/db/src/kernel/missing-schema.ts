import type { Database } from "./database.ts";
import { QUEUE_SCHEMA, type QueueDefinition } from "./job-queue.ts";

/**
 * The migrations and queues of this version that a database has not got. What a newer version added is no matter: during an
 * upgrade the old processes go on working. Throws while the database is out of reach.
 */
export async function missingFromSchema({ pool }: Database, queues: readonly QueueDefinition[]): Promise<string[]> {
  const { rows: found } = await pool.query<{ migrations: boolean; queues: boolean }>(`
    select to_regclass('public.mikro_orm_migrations') is not null as migrations,
      to_regclass('${QUEUE_SCHEMA}.queue') is not null as queues`);
  if (found[0]?.migrations !== true || !found[0].queues) return ["every table"];
  // Read when first asked: a process that is up and running has no other use for the migrations.
  const { migrations } = await import("../migrations/migrations.ts");
  const applied = await pool.query<{ name: string }>("select name from public.mikro_orm_migrations");
  const made = await pool.query<{ name: string }>(`select name from ${QUEUE_SCHEMA}.queue`);
  return [
    ...without(
      migrations.map(({ name }) => name),
      applied.rows,
    ),
    ...without(
      queues.map(({ name }) => name),
      made.rows,
    ),
  ];
}

function without(needed: readonly string[], there: readonly { readonly name: string }[]): string[] {
  const known = new Set(there.map(({ name }) => name));
  return needed.filter((name) => !known.has(name));
}
