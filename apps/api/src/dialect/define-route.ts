import { z } from "zod";
import type { Method, Route, RouteDefinition } from "./route.ts";

/** Declares an endpoint; the types tie its schemas, the operation's input and output, and the answer together. */
export function route<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Parameters extends z.ZodObject,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Response extends z.ZodType = z.ZodUndefined,
>(method: Method, path: string, definition: RouteDefinition<Input, Output, Parameters, Query, Body, Response>): Route {
  return erased({
    method,
    path,
    operation: definition.operation,
    parameters: definition.parameters,
    query: definition.query ?? z.object({}),
    body: definition.body ?? null,
    status: definition.status ?? 200,
    response: definition.response ?? null,
    names: definition.names ?? {},
    toInput: definition.toInput,
    toResponse: definition.toResponse ?? (() => undefined),
  });
}

/** Forgets the types of one route: the table calls each function only with what the route's own schemas decoded. */
function erased(definition: Omit<Route, "toInput" | "toResponse"> & { toInput: unknown; toResponse: unknown }): Route {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see above
  return definition as Route;
}
