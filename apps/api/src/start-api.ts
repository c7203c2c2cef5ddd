import { openDatabase, openJobQueue, openReplica, type Replica } from "@hirelane/db";
import { Kernel, lookAtQueues, type Ports, readReadiness } from "@hirelane/operations";
import {
  type Config,
  createCryptography,
  createMetrics,
  createPasswords,
  type Logger,
  openStorage,
  openTracing,
  rememberFor,
} from "@hirelane/runtime";
import { serve } from "@hono/node-server";
import { createApp } from "./create-app.ts";
import { EventHub } from "./events/event-hub.ts";
import type { ApiOptions, DemoLogin } from "./http/api-options.ts";
import { Presence } from "./http/presence.ts";
import { prepareQueuesDashboard } from "./queues/queues-dashboard.ts";
import { createUploadStore } from "./uploads/upload-store.ts";

const STATEMENT_TIMEOUT = 10_000;
const QUEUES_REMEMBERED_FOR = 10_000;

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
  const { database, replica, jobs, kernel, tracing } = await openKernel(config, logger);
  const events = new EventHub({ kernel, logger, database, directUrl: config.database.directUrl });
  const presence = new Presence({ kernel, logger });
  const observe = rememberFor(QUEUES_REMEMBERED_FOR, () => lookAtQueues(database));
  const { maxQueueLag, operatorToken } = config.monitoring;
  const databaseUrl = config.database.directUrl;
  const queues =
    operatorToken === null
      ? null
      : prepareQueuesDashboard(operatorToken, { databaseUrl, publicUrl: config.links.publicUrl });
  const app = createApp({
    ...appOptions(config),
    kernel,
    logger,
    demoLogins,
    events,
    presence,
    uploads: createUploadStore(config.storage),
    metrics: createMetrics({
      pools: { primary: database.pool, ...(replica === null ? {} : { replica: replica.pool }) },
      observe,
    }),
    tracing,
    queues,
    checkReadiness: () => readReadiness({ database, lookAtQueues: observe, maxQueueLag }),
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
      await queues?.close();
      await replica?.close();
      await database.close();
      await tracing.stop();
    },
  };
}

/** Opens what operations stand on. */
async function openKernel(config: Config, logger: Logger) {
  const { replicaUrl, ...connection } = config.database;
  const options = {
    ...connection,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: (message: string) => logger.warn({ reason: message }, "database connection lost"),
  };
  const tracing = await openTracing(config.monitoring.tracesTo, "hirelane-api");
  const database = await openDatabase(options);
  const replica: Replica | null = replicaUrl === null ? null : openReplica({ ...options, url: replicaUrl });
  const jobs = await openJobQueue(
    database,
    (error) => logger.error({ err: error }, "job queue failed"),
    tracing.traceparent,
  );
  const kernel = new Kernel({
    database,
    replica,
    jobs,
    ports: createPorts(config),
    trace: (name, run) => tracing.span({ name, kind: "internal" }, run),
  });
  return { database, replica, jobs, kernel, tracing };
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
  monitoring,
}: Config): Omit<
  ApiOptions,
  | "kernel"
  | "logger"
  | "demoLogins"
  | "events"
  | "presence"
  | "uploads"
  | "metrics"
  | "tracing"
  | "queues"
  | "checkReadiness"
> {
  return {
    publicUrl: links.publicUrl,
    rateLimitPerMinute: http.rateLimitPerMinute,
    trustProxy: http.trustProxy,
    cors: http.cors,
    embedded: process.embedded,
    metricsAccess: { token: monitoring.metricsToken, local: process.environment !== "production" },
  };
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
