import { createHash } from "node:crypto";
import pg from "pg";
import { getConstructionPlans } from "pg-boss";
import { migrations } from "../migrations/migrations.ts";
import { QUEUE_SCHEMA, type QueueDefinition } from "./job-queue.ts";

/** Where a database stands beside this version of the program; "ahead" was migrated by a newer one. */
export type SchemaState = "empty" | "behind" | "current" | "ahead";

/** Compares a database with this version, without changing it; any of its roles may ask. */
export async function readSchemaState(url: string, queues: readonly QueueDefinition[]): Promise<SchemaState> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ migrated: boolean; queues: string | null }>(`
      select to_regclass('public.mikro_orm_migrations') is not null as migrated,
        obj_description(to_regnamespace('${QUEUE_SCHEMA}'), 'pg_namespace') as queues`);
    const [found] = rows;
    if (found?.migrated !== true) return "empty";
    if (found.queues === null) return "behind";
    const applied = await client.query<{ name: string }>("select name from public.mikro_orm_migrations");
    const names = new Set(applied.rows.map(({ name }) => name));
    const known = new Set(migrations.map(({ name }) => name));
    if (!names.isSubsetOf(known)) return "ahead";
    return known.isSubsetOf(names) && found.queues === queueMark(queues) ? "current" : "behind";
  } finally {
    await client.end();
  }
}

/** The statements that note what `migrate` brought a database to, for {@link readSchemaState}. */
export function markSchema(queues: readonly QueueDefinition[]): string[] {
  return [
    "grant select on public.mikro_orm_migrations to hirelane_app",
    `comment on schema ${QUEUE_SCHEMA} is '${queueMark(queues)}'`,
  ];
}

function queueMark(queues: readonly QueueDefinition[]): string {
  const content = JSON.stringify([queues, getConstructionPlans(QUEUE_SCHEMA)]);
  return `queues ${createHash("sha256").update(content).digest("hex")}`;
}
