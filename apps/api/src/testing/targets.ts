import { type AnyOperation, everyOperation } from "@hirelane/operations";
import superjson from "superjson";
import { z } from "zod";
import { dialects } from "../create-app.ts";
import type { Dialect } from "../dialect/dialect.ts";
import type { Route } from "../dialect/route.ts";
import { describeSchema, type SchemaNode } from "./schema-node.ts";

/** A request, ready to be sent. */
export interface TargetRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** Something that can be called: a tRPC procedure, or a route of a REST dialect. */
export interface Target {
  readonly name: string;
  readonly operation: AnyOperation;
  /** The dialect and the route; null for procedures. */
  readonly rest: { readonly dialect: Dialect; readonly route: Route } | null;
  /** What it takes: a procedure's input, or a route's `{path, query, body}`. */
  readonly node: SchemaNode;
  /** The request that says an input of that form. */
  request(input: unknown): TargetRequest;
}

const Parts = z.object({
  path: z.record(z.string(), z.unknown()),
  query: z.record(z.string(), z.unknown()),
  body: z.unknown(),
});

/** Every procedure, from the operation catalogue. */
export const procedureTargets: readonly Target[] = everyOperation.map((operation) => ({
  name: operation.id,
  operation,
  rest: null,
  node: describeSchema(operation.input),
  request(input) {
    const text = JSON.stringify(superjson.serialize(input));
    if (operation.effect === "write") return { method: "POST", path: `/trpc/${operation.id}`, body: text };
    const query = input === undefined ? "" : `?input=${encodeURIComponent(text)}`;
    return { method: "GET", path: `/trpc/${operation.id}${query}` };
  },
}));

/** Every route of every dialect. */
export const routeTargets: readonly Target[] = dialects.flatMap((dialect) =>
  dialect.routes.map((route) => routeTarget(dialect, route)),
);

function routeTarget(dialect: Dialect, route: Route): Target {
  const { method, operation, parameters, query, body } = route;
  return {
    name: `${method} ${dialect.prefix}${route.path}`,
    operation,
    rest: { dialect, route },
    node: describeSchema(z.object({ path: parameters, query, body: body ?? z.object({}) })),
    request(input) {
      const parts = Parts.parse(input);
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(parts.path[name])),
      );
      const search = new URLSearchParams(Object.entries(parts.query).map(([name, value]) => [name, String(value)]));
      const address = `${dialect.prefix}${path}${search.size === 0 ? "" : `?${search}`}`;
      return { method, path: address, ...(body === null ? {} : { body: JSON.stringify(parts.body) }) };
    },
  };
}
