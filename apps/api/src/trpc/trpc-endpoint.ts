import { type Call, OperationError } from "@hirelane/operations";
import { trpcServer } from "@hono/trpc-server";
import { Hono } from "hono";
import { httpStatus } from "../errors/http-status.ts";
import { translated } from "../errors/translated.ts";
import { trpcErrorBody } from "../errors/trpc-error-body.ts";
import type { ApiOptions } from "../http/api-options.ts";
import { readText, refuseAnnouncedSize } from "../http/body.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { nestsDeeperThan } from "../http/json-depth.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { appRouter } from "./app-router.ts";
import type { TrpcContext } from "./trpc.ts";

/** Calls that one request may batch. */
const MAX_BATCH = 50;

/** JSON levels of a call: those of a REST body, and tRPC's and superjson's envelopes. */
const MAX_DEPTH = 23;

/** The tRPC endpoint: limits first, then `@hono/trpc-server`. */
export function trpcEndpoint(options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.use("*", async (c, next) => {
    await rateLimit(c, countCalls(c));
    await boundBody(c);
    if (nestsDeeperThan(c.req.query("input") ?? "", MAX_DEPTH)) throw tooDeep();
    await next();
  });
  app.use(
    "*",
    trpcServer({
      endpoint: "/trpc",
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      allowMethodOverride: true,
      responseMeta: ({ ctx }) => (ctx === undefined ? { headers: { "Content-Type": "application/json" } } : {}),
      createContext: ({ info }, c: ApiContext) => ({ ...createContext(options, c, info.calls.length) }),
    }),
  );
  app.onError((error, c) => {
    const refusal = translated(error, options, c);
    if (refusal.retryAfter !== null) c.header("Retry-After", String(refusal.retryAfter));
    const status = httpStatus[refusal.code];
    return c.json(trpcErrorBody(refusal, c.var.requestId, status), status);
  });
  return app;
}

function createContext({ kernel, logger, events, metrics }: ApiOptions, c: ApiContext, calls: number): TrpcContext {
  const { requestId, address, principal, credentials } = c.var;
  const idempotencyKey = c.req.header("Idempotency-Key");
  return {
    kernel,
    logger,
    requestId,
    events,
    countCall({ path, type, status }, seconds) {
      c.set("callsCounted", true);
      metrics.countRequest({ route: `/trpc/${path}`, method: type === "mutation" ? "POST" : "GET", status }, seconds);
    },
    callAgain: async () => ({ principal: await kernel.authenticate(credentials), requestId, address }),
    async call(): Promise<Call> {
      if (idempotencyKey !== undefined && calls > 1) {
        const path = "Idempotency-Key";
        throw new OperationError("invalid_input", "A batch of several calls takes no Idempotency-Key.", {
          fields: [{ path, message: "Send the call alone." }],
        });
      }
      return { principal: await principal(), requestId, address, idempotencyKey };
    },
  };
}

/** The calls of a batch are the commas of its path; each counts against the rate limit. */
function countCalls(c: ApiContext): number {
  return Math.min(c.req.path.split(/,|%2c/i).length, MAX_BATCH);
}

async function boundBody(c: ApiContext): Promise<void> {
  if (c.req.method !== "POST") return;
  refuseAnnouncedSize(c);
  const text = await readText(c);
  if (nestsDeeperThan(text, MAX_DEPTH)) throw tooDeep();
  // oxlint-disable-next-line unicorn/no-invalid-fetch-options -- a POST, as the method of the request that it copies
  c.req.raw = new Request(c.req.raw, { body: text });
}

function tooDeep(): OperationError {
  return new OperationError("invalid_input", "The JSON nests too deep.");
}
