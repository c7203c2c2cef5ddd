import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiOptions } from "./api-options.ts";
import type { ApiEnvironment } from "./environment.ts";

/** One line per request: by the route's pattern, never by its address, which may hold a key. */
export function requestLog({ logger }: Pick<ApiOptions, "logger">) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const started = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - started);
    const { requestId } = c.var;
    logger.info(
      { requestId, method: c.req.method, route: routePath(c), status: c.res.status, milliseconds },
      "request",
    );
  });
}
