import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { migrations } from "../migrations/migrations.ts";
import { ormOptions } from "./database.ts";
import { QUEUE_SCHEMA, type QueueDefinition } from "./job-queue.ts";
import { markSchema } from "./schema-state.ts";

export { readSchemaState } from "./schema-state.ts";

/** Told of what is being done: `done` of `total` steps, with the name of the next. */
type MigrationProgress = (done: number, total: number, what: string) => void;

/** Opens the ORM as the owner, for migrations only; the caller closes it. */
export async function openMigrator(ownerUrl: string): Promise<{ migrator: Migrator; close(): Promise<void> }> {
  const orm = await MikroORM.init({
    ...ormOptions,
    clientUrl: ownerUrl,
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: { migrationsList: migrations, snapshot: false, allOrNothing: true, silent: true },
  });
  return { migrator: new Migrator(orm.em), close: () => orm.close(true) };
}

/**
 * Brings a database to this version: tables, policies, then the job queues and the rights on them; gives the names of the
 * migrations that it took. Two at once wait for each other. `ownerUrl` connects as the owner of the database.
 */
export async function migrateDatabase(
  ownerUrl: string,
  queues: readonly QueueDefinition[],
  onProgress: MigrationProgress = () => undefined,
): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtextextended('hirelane.migrate', 0))");
    const taken = await migrateTables(ownerUrl, queues.length, onProgress);
    await migrateQueues(ownerUrl, queues, (made) =>
      onProgress(taken.length + made, taken.length + queues.length, "queues"),
    );
    for (const sql of [...queueRights, ...markSchema(queues)]) await lock.query(sql);
    return taken;
  } finally {
    await lock.end();
  }
}

async function migrateTables(ownerUrl: string, queues: number, onProgress: MigrationProgress): Promise<string[]> {
  const { migrator, close } = await openMigrator(ownerUrl);
  try {
    const steps = (await migrator.getPending()).length + queues;
    let done = 0;
    migrator.on("migrating", ({ name }) => onProgress(done, steps, name));
    migrator.on("migrated", () => void (done += 1));
    return (await migrator.up()).map(({ name }) => name);
  } finally {
    await close();
  }
}

async function migrateQueues(
  ownerUrl: string,
  queues: readonly QueueDefinition[],
  onMade: (made: number) => void,
): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    for (const [index, queue] of queues.entries()) {
      const options = updatable(queue);
      if ((await boss.getQueue(queue.name)) === null) await boss.createQueue(queue.name, queue);
      else if (Object.keys(options).length > 0) await boss.updateQueue(queue.name, options);
      onMade(index + 1);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

function updatable({ name: _name, policy: _policy, partition: _partition, ...options }: QueueDefinition) {
  return options;
}

const queueRights = [
  `grant usage on schema ${QUEUE_SCHEMA} to hirelane_app`,
  `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to hirelane_app`,
  `grant execute on all functions in schema ${QUEUE_SCHEMA} to hirelane_app`,
  `grant usage on all sequences in schema ${QUEUE_SCHEMA} to hirelane_app`,
];
