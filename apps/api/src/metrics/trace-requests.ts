import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";

const SERVER_ERROR = 500;
const UNTRACED = /^\/(?:health|metrics)(?:\/|$)/;

/** Makes each request a span, part of the caller's trace where they name one; by the route's pattern, as in the log. */
export function traceRequests({ tracing }: Pick<ApiOptions, "tracing">) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    if (UNTRACED.test(c.req.path)) return next();
    const { method } = c.req;
    const attributes = { "http.request.method": method, "hirelane.request_id": c.var.requestId };
    const parent = c.req.header("traceparent");
    return tracing.span({ name: method, kind: "server", attributes, ...(parent && { parent }) }, async (note) => {
      await next();
      const route = routePath(c);
      const { status } = c.res;
      const failed = status < SERVER_ERROR ? {} : { "error.type": String(status) };
      note({ "http.route": route, "http.response.status_code": status, ...failed }, `${method} ${route}`);
    });
  });
}
