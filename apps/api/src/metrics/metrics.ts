import { mayReadMetrics } from "@hirelane/runtime";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Counts each request by its route's pattern; those over tRPC are counted call by call, but for those that reach none. */
export function countRequests({ metrics }: Pick<ApiOptions, "metrics">) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const started = performance.now();
    await next();
    const route = routePath(c);
    const { status } = c.res;
    if (route.startsWith("/trpc/") && (status < 400 || c.get("callsCounted") === true)) return;
    const method = METHODS.has(c.req.method) ? c.req.method : "other";
    metrics.countRequest({ route, method, status }, (performance.now() - started) / 1000);
  });
}

/** `/metrics`: what this process counts, as Prometheus reads it; others are told that there is no such page. */
export function metricsEndpoint({ metrics, metricsAccess }: ApiOptions): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get("/", async (c) => {
    if (!mayReadMetrics(metricsAccess, callerOf(c))) return c.json({ detail: "Not found." }, 404);
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
  });
}

function callerOf(c: ApiContext) {
  const hasSocket = typeof c.env === "object" && c.env !== null && "incoming" in c.env;
  return {
    authorization: c.req.header("Authorization"),
    address: hasSocket ? getConnInfo(c).remote.address : undefined,
    forwarded: ["X-Forwarded-For", "Forwarded"].some((name) => c.req.header(name) !== undefined),
  };
}
