import { isAllowedOrigin } from "@hirelane/runtime";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { mountDialect } from "./dialect/mount-dialect.ts";
import { exports } from "./exports/exports.ts";
import { files } from "./files/files.ts";
import type { ApiOptions } from "./http/api-options.ts";
import type { ApiEnvironment } from "./http/environment.ts";
import { health } from "./http/health.ts";
import { createRateLimit } from "./http/rate-limit.ts";
import { requestContext } from "./http/request-context.ts";
import { requestLog } from "./http/request-log.ts";
import { unreadBody } from "./http/unread-body.ts";
import { countRequests, metricsEndpoint } from "./metrics/metrics.ts";
import { traceRequests } from "./metrics/trace-requests.ts";
import { pages } from "./pages/pages.ts";
import { queuesDashboard } from "./queues/queues-dashboard.ts";
import { reference } from "./reference/reference.ts";
import { trpcEndpoint } from "./trpc/trpc-endpoint.ts";
import { describeTus, tusHeaders, uploads } from "./uploads/uploads.ts";
import { dialectV1 } from "./v1/dialect-v1.ts";
import { dialectV3 } from "./v3/dialect-v3.ts";

/** Every REST dialect that the app speaks. */
export const dialects = [dialectV1, dialectV3] as const;

const exposed = [
  "X-Request-Id",
  "ETag",
  "Accept-Ranges",
  "Content-Range",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "Location",
  ...tusHeaders,
];

/** The whole HTTP app: tRPC, the REST dialects and their reference, health and pages. */
export function createApp(options: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  const rateLimit = createRateLimit(options);
  app.use("*", requestContext(options));
  app.use("*", requestLog(options));
  app.use("*", countRequests(options));
  app.use("*", traceRequests(options));
  app.use("*", unreadBody);
  app.options("/uploads/*", async (c, next) => {
    describeTus(c);
    await next();
  });
  app.use("*", secureHeaders({ crossOriginResourcePolicy: "cross-origin" }));
  app.use(
    "*",
    cors({ origin: (origin) => (isAllowedOrigin(options.cors, origin) ? origin : null), exposeHeaders: exposed }),
  );
  app.route("/health", health(options));
  app.route("/queues", queuesDashboard(options, rateLimit));
  app.route("/metrics", metricsEndpoint(options));
  app.route("/trpc", trpcEndpoint(options, rateLimit));
  app.route("/uploads", uploads(options, rateLimit));
  app.route("/export", exports(options, rateLimit));
  app.route("/", files(options, rateLimit));
  for (const dialect of dialects) app.route(dialect.prefix, mountDialect(dialect, options, rateLimit));
  app.route("/", reference(options, dialects, rateLimit));
  app.route("/", pages(options, rateLimit));
  return app;
}
