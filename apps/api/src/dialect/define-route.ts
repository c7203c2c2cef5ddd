import { z } from "zod";
import type { Method, OwnRouteDefinition, Route, RouteDefinition, RouteManner } from "./route.ts";

/** Declares an endpoint; the types tie its schemas, the operation's input and output, and the answer together. */
export function route<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Parameters extends z.ZodObject,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Response extends z.ZodType = z.ZodUndefined,
  Companions = undefined,
>(
  method: Method,
  path: string,
  definition: RouteDefinition<Input, Output, Parameters, Query, Body, Response, Companions>,
): Route {
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
    ...mannerOf(definition),
    own: null,
    paging: null,
    toInput: definition.toInput,
    companions: definition.companions ?? null,
    isNothing: definition.isNothing ?? null,
    toResponse: definition.toResponse ?? (() => undefined),
  });
}

/** Declares an endpoint whose body streams in, whose answer streams out, or that takes more than one operation. */
export function ownRoute<Parameters extends z.ZodObject, Query extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  method: Method,
  path: string,
  definition: OwnRouteDefinition<Parameters, Query>,
): Route {
  const {
    operation,
    parameters,
    query,
    status,
    response,
    names: _,
    errorShape: _shape,
    source: _source,
    ...own
  } = definition;
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
    ...mannerOf(definition),
    own,
    paging: null,
    toInput: () => ({}),
    companions: null,
    isNothing: null,
    toResponse: () => undefined,
  });
}

/** What a route says of itself, with what it left out. */
export function mannerOf({ names, errorShape, source }: RouteManner) {
  return { names: names ?? {}, errorShape: errorShape ?? "fields", source: source ?? null } as const;
}

type Typed = "own" | "toInput" | "companions" | "isNothing" | "toResponse";

/** Forgets the types of one route: the table calls each function only with what the route's own schemas decoded. */
export function erased(definition: Omit<Route, Typed> & { readonly [Part in Typed]: unknown }): Route {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see above
  return definition as Route;
}
