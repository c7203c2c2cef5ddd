import { type Permission, permissions } from "@hirelane/domain";
import { z } from "zod";
import type { Dialect } from "./dialect.ts";
import { exampleOf } from "./openapi-examples.ts";
import { COMMON_HEADERS, errorSchemas, failureResponses, failuresOf, headerReference } from "./openapi-failures.ts";
import { filePaths } from "./openapi-files.ts";
import { requestBodyOf, parametersOf } from "./openapi-requests.ts";
import { asJson, DocumentSchemas, type Json, operationName } from "./openapi-schemas.ts";
import { describeDocument, describeOperation, tagOf, tagsOf } from "./openapi-words.ts";
import type { Route } from "./route.ts";

/** The OpenAPI 3.1 document of a dialect, from its route values. */
export function openApiDocument(dialect: Dialect, publicUrl: string): Json {
  const schemas = new DocumentSchemas(dialect);
  const paths: Record<string, Json> = {};
  for (const route of dialect.routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationObject(schemas, route) };
  }
  Object.assign(paths, filePaths(dialect));
  const responses = failureResponses(dialect);
  const used = JSON.stringify([paths, responses]);
  const schemes = new Set(
    dialect.routes.flatMap((route) => securityOf(route).flatMap((scheme) => Object.keys(scheme))),
  );
  return {
    openapi: "3.1.0",
    info: { title: dialect.title, version: "1.0.0", description: describeDocument(dialect) },
    servers: [{ url: `${publicUrl}${dialect.prefix}`, description: "This installation." }],
    tags: tagsOf(dialect),
    paths,
    components: {
      schemas: { ...errorSchemas(dialect), ...withExamples(schemas.components) },
      responses,
      headers: Object.fromEntries(Object.entries(answerHeaders).filter(([name]) => used.includes(`/headers/${name}"`))),
      securitySchemes: Object.fromEntries(Object.entries(securitySchemes).filter(([name]) => schemes.has(name))),
    },
  };
}

const securitySchemes = {
  bearer: { type: "http", scheme: "bearer", description: "A token of a user, as `Authorization: Bearer <key>`." },
  token: { type: "apiKey", in: "header", name: "Authorization", description: "The same token, as `Token <key>`." },
  activationKey: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "The key in a candidate's invitation, as `ActivationKey <key>`; it opens that one interview.",
  },
} as const;

const text = { type: "string" } as const;
const answerHeaders: Json = {
  "X-Request-Id": { description: "Names the request in our log; the caller's own, if it sent one.", schema: text },
  RateLimit: { description: "Calls that are left (`r`), and seconds until there are more (`t`).", schema: text },
  "RateLimit-Policy": { description: "Calls (`q`) that may be made in so many seconds (`w`).", schema: text },
  "Retry-After": { description: "Seconds until the next call will be answered.", schema: { type: "integer" } },
  "WWW-Authenticate": { description: "How to say who calls.", schema: text },
  ETag: { description: "The version of the row, for If-Match.", schema: text },
  "Accept-Ranges": { description: "That parts of the file can be had: `bytes`.", schema: text },
  "Content-Range": { description: "Which part of how many bytes it is.", schema: text },
  "Content-Disposition": {
    description: "Whether the file is to be shown, or to be saved and under which name.",
    schema: text,
  },
  Location: { description: "Where to look how far it is.", schema: { type: "string", format: "uri" } },
};

function withExamples(components: Json): Json {
  return Object.fromEntries(
    Object.entries(components).map(([name, schema]) => {
      const object: Json = asJson(schema);
      return [name, object["type"] === "object" ? { ...object, examples: [exampleOf(object, components)] } : object];
    }),
  );
}

function operationObject(schemas: DocumentSchemas, route: Route): Json {
  return {
    operationId: `${route.method.toLowerCase()}${operationName(route.path)}`,
    ...describeOperation(route),
    tags: [tagOf(route)],
    security: securityOf(route),
    parameters: parametersOf(schemas, route),
    ...requestBodyOf(schemas, route),
    responses: { ...successesOf(schemas, route), ...failuresOf(route) },
  };
}

function securityOf({ operation }: Route): Json[] {
  const permission: Permission = permissions[operation.permission];
  if (permission.anonymous === true) return [];
  const users = permission.roles.length === 0 ? [] : [{ bearer: [] }, { token: [] }];
  return [...users, ...(permission.candidate === true ? [{ activationKey: [] }] : [])];
}

/** Every status of success of a route. */
export function successStatuses(route: Route): readonly number[] {
  return [route.status, ...(route.own?.statuses ?? []), ...(route.isNothing === null ? [] : [204])];
}

function successesOf(schemas: DocumentSchemas, route: Route): Json {
  return Object.fromEntries(successStatuses(route).map((status) => [status, successOf(schemas, route, status)]));
}

const meanings: ReadonlyMap<number, string> = new Map([
  [200, "Done."],
  [201, "Made."],
  [202, "Taken in."],
  [204, "Gone."],
]);

function successOf(schemas: DocumentSchemas, route: Route, status: number): Json {
  const isNothing = status === 204 && route.isNothing !== null;
  const found = isNothing ? "There is nothing to show." : "What was asked for.";
  const description = route.operation.effect === "read" ? found : (meanings.get(status) ?? "Done.");
  const { produces, location } = route.own ?? {};
  const answered = {
    description,
    headers: {
      ...COMMON_HEADERS,
      ...(route.own === null && hasVersion(route) ? { ETag: headerReference("ETag") } : {}),
      ...(location === true ? { Location: headerReference("Location") } : {}),
    },
  };
  if (produces !== undefined) return { ...answered, content: { [produces]: { schema: { type: "string" } } } };
  if (isNothing) return answered;
  if (route.response === null) return status === 204 ? answered : { ...answered, content: emptyContent };
  const schema = schemas.write(route.response, "output");
  const example = exampleOf(schema, schemas.components);
  return { ...answered, content: { "application/json": { schema, example } } };
}

const emptyContent = { "application/json": { schema: { type: "object", additionalProperties: false }, example: {} } };

function hasVersion({ operation }: Route): boolean {
  return operation.output instanceof z.ZodObject && "version" in operation.output.shape;
}
