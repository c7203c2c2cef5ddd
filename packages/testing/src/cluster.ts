import { execFile } from "node:child_process";
import { appendFile, chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from "@hirelane/postgres";
import pg from "pg";
import { templateCredentials, urlFor } from "./credentials.ts";
import { prepareTemplate } from "./template.ts";
import { queryOnce } from "./test-database.ts";

const exec = promisify(execFile);

/** A PostgreSQL of one test file's own, with a migrated database. */
export interface Cluster {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  /** As the application role. */
  readonly url: string;
  readonly dataDir: string;
  /** One statement as the superuser, in the migrated database. */
  sql<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Folders of one test file: those of clusters, and where the primary archives its WAL. */
export interface ClusterPlace {
  readonly wal: string;
  newDataDir(): Promise<string>;
  /** Removes all of them; their servers must have stopped. */
  remove(): Promise<void>;
}

/** Makes a place for clusters. */
export async function makeClusterPlace(): Promise<ClusterPlace> {
  const folder = await mkdtemp(join(tmpdir(), "hirelane-clusters-"));
  await chmod(folder, 0o755);
  const wal = join(folder, "wal");
  await mkdir(wal);
  await chmod(wal, 0o777); // PostgreSQL may run under another account than the tests
  const dataDirs: string[] = [];
  return {
    wal,
    async newDataDir() {
      const dataDir = join(folder, `data-${dataDirs.length}`);
      await mkdir(join(dataDir, "postgres"), { recursive: true });
      for (const each of [dataDir, join(dataDir, "postgres")]) await chmod(each, 0o711);
      dataDirs.push(dataDir);
      return dataDir;
    },
    async remove() {
      for (const dataDir of dataDirs) await removeEmbeddedPostgres(dataDir);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const settings = {
  wal_level: "replica",
  max_wal_senders: "4",
  full_page_writes: "on",
  wal_keep_size: "256MB",
  hot_standby: "on",
  max_connections: "50",
};

/** Starts a primary with a migrated database, which archives its WAL with the command of docs/operating.md. */
export async function startPrimary(place: ClusterPlace): Promise<Cluster> {
  const dataDir = await place.newDataDir();
  const archive_command = `test ! -f ${place.wal}/%f && cp %p ${place.wal}/%f`;
  const own = { ...settings, archive_mode: "on", archive_command };
  const server = await startEmbeddedPostgres({ dataDir, durable: false, settings: own });
  await prepareTemplate(server.superuserUrl());
  return clusterOf(server, dataDir);
}

/** Starts a server on a copy; `lines` are added to its postgresql.conf. */
export async function startCopy(dataDir: string, signal: "standby" | "recovery", lines: string): Promise<Cluster> {
  const cluster = join(dataDir, "postgres", "cluster");
  await appendFile(join(cluster, "postgresql.conf"), `\n${lines}\n`);
  await writeOwn(cluster, `${signal}.signal`, "");
  return clusterOf(await startEmbeddedPostgres({ dataDir, durable: false, settings }), dataDir);
}

async function writeOwn(cluster: string, name: string, text: string): Promise<void> {
  const { uid, gid } = await stat(cluster);
  await writeFile(join(cluster, name), text, { mode: 0o600 });
  await chown(join(cluster, name), uid, gid);
}

function clusterOf(server: EmbeddedPostgres, dataDir: string): Cluster {
  const { database } = templateCredentials;
  const superuserUrl = server.superuserUrl(database);
  return {
    superuserUrl,
    ownerUrl: urlFor(superuserUrl, database, "owner"),
    url: urlFor(superuserUrl, database, "application"),
    dataDir,
    sql: <Row extends pg.QueryResultRow>(text: string) => queryOnce<Row>(superuserUrl, text),
    stop: () => server.stop(),
  };
}

/** Copies a running cluster as docs/operating.md says it for those without `pg_basebackup`; gives the copy's data directory. */
export async function copyCluster(source: Cluster, place: ClusterPlace): Promise<string> {
  const dataDir = await place.newDataDir();
  const [from, to] = [join(source.dataDir, "postgres"), join(dataDir, "postgres")];
  const session = new pg.Client({ connectionString: source.superuserUrl });
  await session.connect();
  try {
    await session.query("select pg_backup_start('copy', true)");
    await exec("cp", ["-a", join(from, "cluster"), join(from, "password"), to]);
    const { rows } = await session.query<{ labelfile: string }>("select labelfile from pg_backup_stop()");
    const cluster = join(to, "cluster");
    await rm(join(cluster, "postmaster.pid"));
    for (const name of await readdir(join(cluster, "pg_wal")))
      await rm(join(cluster, "pg_wal", name), { recursive: true });
    await writeOwn(cluster, "backup_label", rows[0]?.labelfile ?? "");
  } finally {
    await session.end();
  }
  return dataDir;
}
