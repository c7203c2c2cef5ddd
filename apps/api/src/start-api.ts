import { type Database, openDatabase, openJobQueue } from "@hirelane/db";
import { Kernel, type Ports } from "@hirelane/operations";
import { type Config, createCryptography, createPasswords, type Logger, openStorage } from "@hirelane/runtime";
import { serve } from "@hono/node-server";
import { createApp } from "./create-app.ts";
import { EventHub } from "./events/event-hub.ts";
import type { ApiOptions, DemoLogin } from "./http/api-options.ts";
import { Presence } from "./http/presence.ts";
import { createUploadStore } from "./uploads/upload-store.ts";

const STATEMENT_TIMEOUT = 10_000;

/** A running API. */
export interface RunningApi {
  /** The port that it listens on. */
  readonly port: number;
  /** Answers what is in hand, then closes the database. */
  stop(): Promise<void>;
}

/** Opens the database and listens; throws when either cannot be done. */
export async function startApi(
  config: Config,
  logger: Logger,
  demoLogins: readonly DemoLogin[] = [],
): Promise<RunningApi> {
  const database = await openDatabase({
    url: config.database.url,
    poolSize: config.database.poolSize,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: (message) => logger.warn({ reason: message }, "database connection lost"),
  });
  const jobs = await openJobQueue(database, (error) => logger.error({ err: error }, "job queue failed"));
  const kernel = new Kernel({ database, jobs, ports: createPorts(config) });
  const events = new EventHub({ kernel, logger, database, directUrl: config.database.directUrl });
  const presence = new Presence({ kernel, logger });
  const app = createApp({
    ...appOptions(config),
    kernel,
    logger,
    demoLogins,
    events,
    presence,
    uploads: createUploadStore(config.storage),
    checkReadiness: () => unreadiness(database),
  });
  presence.start();
  const { server, port } = await listen(app.fetch, config.http.host, config.http.port);
  return {
    port,
    async stop() {
      await events.stop();
      await close(server);
      await presence.stop();
      await jobs.stop();
      await database.close();
    },
  };
}

function createPorts(config: Config): Ports {
  return {
    now: () => new Date(),
    cryptography: createCryptography(config.process.secret),
    passwords: createPasswords(),
    storage: openStorage(config.storage),
    publicUrl: config.links.publicUrl,
    candidateUrl: config.links.candidateUrl,
  };
}

function appOptions({
  links,
  http,
  process,
}: Config): Omit<
  ApiOptions,
  "kernel" | "logger" | "demoLogins" | "events" | "presence" | "uploads" | "checkReadiness"
> {
  return {
    publicUrl: links.publicUrl,
    rateLimitPerMinute: http.rateLimitPerMinute,
    trustProxy: http.trustProxy,
    cors: http.cors,
    embedded: process.embedded,
  };
}

async function unreadiness(database: Database): Promise<string[]> {
  try {
    await database.pool.query("select 1");
    return [];
  } catch {
    return ["The database cannot be reached."];
  }
}

const LOOK_FOR_IDLE_EVERY = 50;

/** Closes a server once its answers are sent; a connection whose stream has just ended is idle a moment later. */
async function close(server: ReturnType<typeof serve>): Promise<void> {
  const closeIdle = (): void => {
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  };
  const looking = setInterval(closeIdle, LOOK_FOR_IDLE_EVERY);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    closeIdle();
  });
  clearInterval(looking);
}

/** Milliseconds that a request may take to arrive: uploads are long, and Node allows five minutes. */
const REQUEST_TIMEOUT = 60 * 60 * 1000;

type Fetch = Parameters<typeof serve>[0]["fetch"];

function listen(
  fetch: Fetch,
  hostname: string,
  port: number,
): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve, reject) => {
    const serverOptions = { requestTimeout: REQUEST_TIMEOUT };
    const server = serve({ fetch, hostname, port, serverOptions }, (address) => {
      resolve({ server, port: address.port });
    });
    server.once("error", reject);
  });
}
