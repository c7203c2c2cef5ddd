import { z } from "zod";
import type { Method, OwnRouteDefinition, Route, RouteDefinition } from "./route.ts";

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
    files: definition.files ?? {},
    status: definition.status ?? 200,
    response: definition.response ?? null,
    names: definition.names ?? {},
    own: null,
    toInput: definition.toInput,
    toResponse: definition.toResponse ?? (() => undefined),
  });
}

/** Declares an endpoint whose body streams in, whose answer streams out, or that takes more than one operation. */
export function ownRoute<Parameters extends z.ZodObject, Query extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  method: Method,
  path: string,
  definition: OwnRouteDefinition<Parameters, Query>,
): Route {
  const { operation, parameters, query, status, response, names, ...own } = definition;
  return erased({
    method,
    path,
    operation,
    parameters,
    query: query ?? z.object({}),
    body: null,
    files: {},
    status: status ?? 200,
    response: response ?? null,
    names: names ?? {},
    own,
    toInput: () => ({}),
    toResponse: () => undefined,
  });
}

/** Forgets the types of one route: the table calls each function only with what the route's own schemas decoded. */
function erased(
  definition: Omit<Route, "own" | "toInput" | "toResponse"> & { own: unknown; toInput: unknown; toResponse: unknown },
): Route {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see above
  return definition as Route;
}
