import { Writable } from "node:stream";
import { lookAtQueues } from "@hirelane/operations";
import { createLogger, createMetrics, noTracing } from "@hirelane/runtime";
import { type TestKernel, useKernel } from "@hirelane/testing";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll } from "vitest";
import { createApp } from "../create-app.ts";
import { EventHub } from "../events/event-hub.ts";
import type { ApiOptions } from "../http/api-options.ts";
import { Presence } from "../http/presence.ts";
import { createUploadStore } from "../uploads/upload-store.ts";

/** A request as tests write it. */
export interface TestRequest {
  readonly token?: string | undefined;
  readonly activationKey?: string | undefined;
  /** A value is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** An answer, read. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
  readonly text: string;
}

/** The API over real HTTP, on the test file's own database. */
export interface TestApi extends TestKernel {
  readonly url: string;
  /** Connects to the database as the application role. */
  readonly databaseUrl: string;
  /** What was logged, line by line. */
  readonly log: string[];
  /** Who was seen; nothing is written down until a test says so. */
  readonly presence: Presence;
  request(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
}

/** Starts the API for a test file. */
export function useApi(overrides: Partial<ApiOptions> = {}): () => TestApi {
  const kernel = useKernel();
  let current: TestApi | null = null;
  let server: ReturnType<typeof serve> | null = null;
  let hub: EventHub | null = null;
  beforeAll(async () => {
    const log: string[] = [];
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log.push(chunk.toString());
        done();
      },
    });
    const logger = createLogger({ level: "info", process: "api", destination });
    const { kernel: made, database, url: directUrl } = kernel();
    const events = new EventHub({ kernel: made, logger, database, directUrl, recheckEvery: 300 });
    hub = events;
    const presence = new Presence({ kernel: made, logger });
    const { url, server: listening } = await listen((publicUrl) =>
      createApp({
        kernel: kernel().kernel,
        logger,
        publicUrl,
        rateLimitPerMinute: 1_000_000,
        trustProxy: false,
        cors: { origins: [], localhost: true },
        embedded: false,
        demoLogins: [],
        events,
        presence,
        uploads: createUploadStore({ kind: "local", folder: kernel().storageFolder }),
        metrics: createMetrics({ pools: { primary: database.pool }, observe: () => lookAtQueues(database) }),
        tracing: noTracing,
        queues: null,
        metricsAccess: { token: null, local: true },
        checkReadiness: async () => ({ reasons: [], queueLagSeconds: 0 }),
        ...overrides,
      }),
    );
    server = listening;
    const { url: databaseUrl } = kernel();
    current = {
      ...kernel(),
      url,
      databaseUrl,
      log,
      presence,
      request: (method, path, request) => send(url, method, path, request),
    };
  });
  afterAll(async () => {
    await hub?.stop();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  });
  return () => {
    if (current === null) throw new Error("The API is there only inside tests.");
    return current;
  };
}

type App = ReturnType<typeof createApp>;

function listen(create: (publicUrl: string) => App): Promise<{ url: string; server: ReturnType<typeof serve> }> {
  return new Promise((resolve) => {
    let app: App | null = null;
    const fetch: App["fetch"] = (...parameters) => {
      if (app === null) throw new Error("The app is not there yet.");
      return app.fetch(...parameters);
    };
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
      const url = `http://127.0.0.1:${port}`;
      app = create(url);
      resolve({ url, server });
    });
  });
}

async function send(url: string, method: string, path: string, request: TestRequest = {}): Promise<TestAnswer> {
  const { token, activationKey, body, headers = {} } = request;
  const authorization = token === undefined ? activationKey && `ActivationKey ${activationKey}` : `Token ${token}`;
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(authorization ? { Authorization: authorization } : {}),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.includes("json") === true && text !== "";
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}
