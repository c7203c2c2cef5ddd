import type { Dialect } from "./dialect.ts";
import { failureStatuses } from "./openapi-failures.ts";
import { schemaOf } from "./openapi-schemas.ts";
import { successStatuses } from "./openapi.ts";
import type { Route } from "./route.ts";
import { fieldsOf, notation } from "./schema-notation.fixture.ts";
import { settled } from "./settled.fixture.ts";

/** The endpoints of all dialects, from their route tables, and above them what was settled about them. */
export function dialectsDocument(dialects: readonly Dialect[]): string {
  return [settled, ...dialects.map((dialect) => dialectPart(dialect))].join("\n");
}

function dialectPart(dialect: Dialect): string {
  const shapes = new Map<string, string>();
  return [
    `\n## ${dialect.title}\n`,
    "| Endpoint | Operation and procedure | Source |",
    "| --- | --- | --- |",
    ...dialect.routes.map((route) => line([addressOf(dialect, route), route.operation.id, route.source ?? "–"])),
    ...dialect.routes.flatMap((route) => routePart(dialect, route, shapes)),
    "",
  ].join("\n");
}

const addressOf = ({ prefix }: Dialect, { method, path }: Route): string => `\`${method} ${prefix}${path}\``;

const line = ([address = "", operation = "", source = ""]: readonly string[]): string =>
  `| ${address} | \`${operation}\` | ${source} |`;

function routePart(dialect: Dialect, route: Route, shapes: Map<string, string>): string[] {
  const query = fieldsOf(schemaOf(route.query, "input"));
  return [
    `\n### ${addressOf(dialect, route)}\n`,
    `${route.operation.summary} \`${route.operation.id}\`\n`,
    ...(query.length === 0 ? [] : [`- query: ${query.map((field) => `\`${field}\``).join(", ")}`]),
    ...bodyLines(route),
    `- answers ${successStatuses(route).join(" or ")}${answerOf(dialect, route, shapes)}`,
    `- fails with ${failureStatuses(route).join(", ")}${route.errorShape === "action" ? ", as `{error}`" : ""}`,
  ];
}

function bodyLines({ body, files, own }: Route): string[] {
  const types = own?.consumes ?? [];
  const fields = body === null ? [] : fieldsOf(schemaOf(body, "input"));
  const named = [...fields, ...Object.entries(files).map(([name, kind]) => `${name}?: ${kind}`)];
  if (named.length > 0) return [`- body: ${named.map((field) => `\`${field}\``).join(", ")}`];
  return types.length === 0 ? [] : [`- body: ${types.join(", ")}`];
}

/** What an answer holds; where an endpoint above answers the same, its address. */
function answerOf(dialect: Dialect, route: Route, shapes: Map<string, string>): string {
  if (route.own?.produces !== undefined) return ` with ${route.own.produces}`;
  if (route.response === null) return "";
  const shape = notation(schemaOf(route.response, "output"));
  const before = shapes.get(shape);
  if (before !== undefined) return ` like ${before}`;
  shapes.set(shape, addressOf(dialect, route));
  return `: \`${shape}\``;
}
