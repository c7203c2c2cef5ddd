import { OperationError } from "@hirelane/operations";
import { Hono } from "hono";
import { translated } from "../errors/translated.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { answerRoute } from "./answer-route.ts";
import type { Dialect } from "./dialect.ts";
import type { ErrorShape } from "./error-body.ts";
import { errorResponse } from "./error-response.ts";
import { openApiDocument } from "./openapi.ts";
import type { Route } from "./route.ts";
import { bothSlashForms } from "./slash-forms.ts";

/** The Hono app of a dialect: every route in both slash forms, 405 with Allow for other methods, its own 404. */
export function mountDialect(dialect: Dialect, options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>({ strict: true });
  const document = JSON.stringify(openApiDocument(dialect, options.publicUrl));
  const shapes = errorShapesByPath(dialect);
  for (const [form, shape] of shapes) {
    app.use(form, async (c, next) => {
      c.set("errorShape", shape);
      await next();
    });
  }
  app.use("*", async (c, next) => {
    await rateLimit(c, 1);
    await next();
  });
  app.get("/openapi.json", (c) => c.body(document, 200, { "Content-Type": "application/json" }));
  for (const [path, routes] of groupByPath(dialect.routes)) {
    for (const form of bothSlashForms(path)) {
      for (const route of routes) app.on(route.method, form, (c) => answerRoute(route, options, c));
      app.all(form, (c) => refuseMethod(c, routes));
    }
  }
  app.all("*", (c) => errorResponse("fields", new OperationError("not_found", "Not found."), c));
  app.onError((error, c) => errorResponse(c.get("errorShape") ?? "fields", translated(error, options, c), c));
  return app;
}

/** The addresses whose errors are not worded as usual: known before anything can fail. */
function errorShapesByPath({ routes }: Dialect): [string, ErrorShape][] {
  const unusual = routes.filter(({ errorShape }) => errorShape !== "fields");
  return unusual.flatMap(({ path, errorShape }) =>
    bothSlashForms(path).map((form): [string, ErrorShape] => [form, errorShape]),
  );
}

function groupByPath(routes: readonly Route[]): Map<string, Route[]> {
  return Map.groupBy(routes, (route) => route.path);
}

function refuseMethod(c: ApiContext, routes: readonly Route[]): never {
  c.header("Allow", routes.map((route) => route.method).join(", "));
  throw new OperationError("method_not_allowed", `Method "${c.req.method}" not allowed.`);
}
