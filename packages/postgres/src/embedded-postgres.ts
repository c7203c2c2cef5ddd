import { rm } from "node:fs/promises";
import { findBinaries } from "./binaries.ts";
import { type Home, openHome, pointToHome, superuserPassword } from "./home.ts";
import { initialiseCluster } from "./initialise.ts";
import { lockHome } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";
import { launchServer, type Server } from "./server.ts";

export type EmbeddedPostgresOptions = {
  /** Folder of the database; made when absent. */
  readonly dataDir: string;
  /** False trades safety against a power cut for speed; for tests. Default true. */
  readonly durable?: boolean;
  /** PostgreSQL settings on top of ours; port and addresses stay ours. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type EmbeddedPostgres = {
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** Path of the server's log. */
  readonly logFile: string;
  /** Settles when PostgreSQL has ended, by `stop` or on its own. */
  readonly exited: Promise<void>;
  /** Connection URL of the superuser; the database defaults to `postgres`. */
  superuserUrl(database?: string): string;
  /** Stops PostgreSQL, rolling back what is open, and gives the data dir free; at most about 11 s. */
  stop(): Promise<void>;
};

/**
 * A tenth of a small machine's memory for pages; and for large writes so much WAL that they seldom wait for its flush, nor bring
 * about checkpoints every few seconds.
 */
const durableSettings = { shared_buffers: "256MB", wal_buffers: "64MB", max_wal_size: "2GB" };

const fastSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/**
 * Starts PostgreSQL on the data dir, making the database first when there is none, and resolves once it answers.
 * Throws `DataDirInUseError` while another process has it started, and with PostgreSQL's own words when it fails.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true;
  const home = await openHome(options.dataDir);
  const lock = await lockHome(home);
  try {
    const binaries = await findBinaries(home.account);
    const password = await superuserPassword(home);
    await stopOrphan(home.cluster);
    await initialiseCluster(home, binaries, { password, durable });
    await pointToHome(home);
    const settings = { ...(durable ? durableSettings : fastSettings), ...options.settings };
    const server = await launchServer(home, binaries, { password, settings });
    let stopping: Promise<void> | undefined;
    return {
      port: server.port,
      pid: server.process.pid ?? 0,
      logFile: home.log,
      exited: server.exited,
      superuserUrl: (database = "postgres") =>
        `postgresql://postgres:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
      stop: () => (stopping ??= stopServer(server).finally(() => lock.release())),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Deletes the data dir with its database, wherever that is. Throws `DataDirInUseError` while it is started. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const home: Home = await openHome(dataDir);
  const lock = await lockHome(home);
  try {
    await stopOrphan(home.cluster);
    await rm(home.folder, { recursive: true, force: true });
    await rm(home.dataDir, { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

async function stopServer(server: Server): Promise<void> {
  const quit = setTimeout(() => server.process.kill("SIGQUIT"), 7000);
  const kill = setTimeout(() => server.process.kill("SIGKILL"), 10_000);
  server.process.ref();
  server.process.kill("SIGINT");
  await server.exited;
  clearTimeout(quit);
  clearTimeout(kill);
}
