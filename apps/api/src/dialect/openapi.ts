import { type ErrorCode, type Permission, permissions } from "@hirelane/domain";
import { z } from "zod";
import { httpStatus } from "../errors/http-status.ts";
import type { Dialect } from "./dialect.ts";
import { errorBodies, type ErrorShape } from "./error-body.ts";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a dialect, from its route values. */
export function openApiDocument(dialect: Dialect, publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of dialect.routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationObject(dialect, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: dialect.title, version: "1.0.0" },
    servers: [{ url: `${publicUrl}${dialect.prefix}` }],
    paths,
    components: {
      schemas: errorSchemas(dialect),
      securitySchemes: {
        token: { type: "apiKey", in: "header", name: "Authorization", description: "`Token <key>` or `Bearer <key>`" },
        activationKey: { type: "apiKey", in: "header", name: "Authorization", description: "`ActivationKey <key>`" },
      },
    },
  };
}

/** The shapes of errors that occur in a dialect, by name. */
function errorSchemas({ routes }: Dialect): Json {
  const shapes = new Set<ErrorShape>(["fields", ...routes.map(({ errorShape }) => errorShape)]);
  return Object.fromEntries(
    [...shapes].map((shape) => [errorBodies[shape].name, schemaOf(errorBodies[shape].schema, "output")]),
  );
}

function operationObject(dialect: Dialect, route: Route): Json {
  return {
    operationId: `${dialect.name}.${route.operation.id}.${route.method.toLowerCase()}${route.path.replaceAll(/\W+/g, "-")}`,
    summary: route.operation.summary,
    tags: [route.operation.id.split(".")[0]],
    security: securityOf(permissions[route.operation.permission]),
    parameters: [...parametersOf(route.parameters, "path"), ...parametersOf(route.query, "query"), ...headersOf(route)],
    ...requestBodyOf(route),
    responses: { ...successesOf(route), ...failuresOf(route) },
  };
}

function securityOf(permission: Permission): Json[] {
  if (permission.anonymous === true) return [];
  return [{ token: [] }, ...(permission.candidate === true ? [{ activationKey: [] }] : [])];
}

function parametersOf(schema: z.ZodObject, place: "path" | "query"): Json[] {
  return Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path",
    schema: schemaOf(field, "input"),
  }));
}

function headersOf(route: Route): Json[] {
  if (route.operation.effect === "read") return [];
  const { idempotency } = route.operation;
  const versioned = route.operation.input instanceof z.ZodObject && "expectedVersion" in route.operation.input.shape;
  return [...(idempotency === "keyed" ? [header("Idempotency-Key")] : []), ...(versioned ? [header("If-Match")] : [])];
}

const header = (name: string): Json => ({ name, in: "header", required: false, schema: { type: "string" } });

function requestBodyOf({ body, files, own }: Route): Json {
  if (body !== null) return { requestBody: { content: bodyContent(schemaOf(body, "input"), Object.entries(files)) } };
  const types = own?.consumes ?? [];
  return types.length === 0 ? {} : { requestBody: { content: Object.fromEntries(types.map((type) => [type, {}])) } };
}

/** JSON, and a multipart form where there are files; in JSON, a photo is a data URI, and null takes a file away. */
function bodyContent(schema: Json, files: readonly (readonly [string, string])[]): Json {
  if (files.length === 0) return jsonContent(schema);
  const including = (file: (kind: string) => Json): Json => {
    const added = Object.fromEntries(files.map(([name, kind]) => [name, file(kind)]));
    return { ...schema, properties: { ...Object(schema["properties"]), ...added } };
  };
  const asText = (kind: string): Json =>
    kind === "photo" ? { type: ["string", "null"], format: "uri" } : { type: "null" };
  const asPart = (): Json => ({ type: "string", contentMediaType: "application/octet-stream" });
  return { ...jsonContent(including(asText)), "multipart/form-data": { schema: including(asPart) } };
}

/** Every status of success of a route. */
export function successStatuses(route: Route): readonly number[] {
  return [route.status, ...(route.own?.statuses ?? []), ...(route.isNothing === null ? [] : [204])];
}

function successesOf(route: Route): Json {
  return Object.fromEntries(successStatuses(route).map((status) => [status, successOf(route, status)]));
}

function successOf(route: Route, status: number): Json {
  const description = route.operation.summary;
  const { produces } = route.own ?? {};
  if (produces !== undefined) return { description, content: { [produces]: { schema: { type: "string" } } } };
  return route.response === null || status === 204
    ? { description }
    : { description, content: jsonContent(schemaOf(route.response, "output")) };
}

/** Every way in which a route's own checks and rules may fail. */
function failureCodes(route: Route): readonly ErrorCode[] {
  const codes: ErrorCode[] = ["invalid_input", "not_found", "rate_limited"];
  if (permissions[route.operation.permission].row !== "none") codes.push("forbidden");
  codes.push("unauthenticated");
  if (route.operation.effect === "write") codes.push("conflict", "payload_too_large", "idempotency_key_reused");
  if (route.own?.consumes !== undefined) codes.push("unsupported_media_type");
  return codes;
}

/** Every status of failure of a route. */
export function failureStatuses(route: Route): readonly number[] {
  return [...new Set(failureCodes(route).map((code) => httpStatus[code]))].toSorted((a, b) => a - b);
}

function failuresOf(route: Route): Json {
  const content = jsonContent({ $ref: `#/components/schemas/${errorBodies[route.errorShape].name}` });
  return Object.fromEntries(
    failureCodes(route).map((code) => [httpStatus[code], { description: code.replaceAll("_", " "), content }]),
  );
}

const jsonContent = (schema: unknown): Json => ({ "application/json": { schema } });

/** A schema as the OpenAPI documents have it: of what is sent, or of what is answered. */
export function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any", override: describeDates });
  return json;
}

function describeDates({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
}
