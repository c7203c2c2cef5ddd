import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rename, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { accountIds, bareEnvironment } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { guard } from "./guard.ts";
import { giveToOwner, type Home } from "./home.ts";

/** A PostgreSQL that accepts connections. */
export type Server = { readonly port: number; readonly process: ChildProcess; readonly exited: Promise<void> };

export type ServerOptions = {
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
};

const readyWithinMs = 120_000;
const attempts = 40;
const logLimitBytes = 10_000_000;
/** Another process took the port first, or the last backends of a killed PostgreSQL are still ending. */
const passing = /Address already in use|is still in use/;

/** Starts PostgreSQL on a free port of 127.0.0.1 and waits until it answers. Throws with the end of its log. */
export async function launchServer(home: Home, binaries: Binaries, options: ServerOptions): Promise<Server> {
  await limitLog(home);
  for (let attempt = 1; ; attempt += 1) {
    const started = await launchOnce(home, binaries, options);
    if ("port" in started) return started;
    if (attempt === attempts || !passing.test(started.log)) {
      throw new Error(`PostgreSQL did not start on ${home.cluster}: ${started.reason}\n${started.log}`);
    }
    await delay(100);
  }
}

type Failure = { readonly reason: string; readonly log: string };

async function launchOnce(home: Home, binaries: Binaries, options: ServerOptions): Promise<Server | Failure> {
  const port = await findFreePort();
  const log = await open(home.log, "a", 0o600);
  await giveToOwner(home, home.log);
  const logStart = (await log.stat()).size;
  const child = spawn(join(binaries.folder, "bin", "postgres"), serverArguments(home, port, options.settings), {
    ...accountIds(home.account),
    cwd: home.folder,
    detached: true, // Ctrl-C signals the terminal's whole process group; the orderly stop is ours to decide
    env: bareEnvironment(),
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = Promise.race([once(child, "exit").then(() => "it ended"), once(child, "error").then(String)]);
  const release = guard(child, home.account);
  const exited = ended.then(() => release());
  await log.close();
  const reason = await awaitReady({ home, port, password: options.password, exited: ended });
  if (reason === null) {
    child.unref();
    return { port, process: child, exited };
  }
  child.kill("SIGQUIT");
  await exited;
  return { reason, log: (await readFile(home.log)).subarray(logStart).toString("utf8").slice(-4000).trim() };
}

function serverArguments(home: Home, port: number, given: Readonly<Record<string, string>>): string[] {
  const settings: Record<string, string> = {
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    ...given,
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    logging_collector: "off",
  };
  return ["-D", home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

type Waiting = { home: Home; port: number; password: string; exited: Promise<string> };

async function awaitReady({ home, port, password, exited }: Waiting): Promise<string | null> {
  let ended: string | null = null;
  void exited.then((reason) => (ended = reason));
  const deadline = Date.now() + readyWithinMs;
  let last = "";
  while (Date.now() < deadline) {
    if (ended !== null) return ended;
    last = await askForCluster(port, password).catch(String);
    if (last === home.cluster) return null;
    if (last.includes("password authentication failed") && Date.now() > deadline - readyWithinMs + 5000) break;
    await delay(20);
  }
  return `it was not ready: ${last}`;
}

/** The answer names the cluster: on a port lost to another PostgreSQL it would be another one's. */
async function askForCluster(port: number, password: string): Promise<string> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory ?? "";
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}

async function limitLog(home: Home): Promise<void> {
  const size = await stat(home.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(home.log, `${home.log}.1`);
}
