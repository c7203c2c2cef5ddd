import type { z } from "zod";
import { exampleOf } from "./openapi-examples.ts";
import { takesVersion } from "./openapi-failures.ts";
import { asJson, type DocumentSchemas, type Json } from "./openapi-schemas.ts";
import { describeParameter } from "./openapi-words.ts";
import type { Route } from "./route.ts";

/** The parameters of a route: those of its path, of its query, and the headers that it heeds. */
export function parametersOf(schemas: DocumentSchemas, route: Route): Json[] {
  return [
    ...fieldsIn(schemas, route.parameters, "path"),
    ...fieldsIn(schemas, route.query, "query"),
    ...headersOf(route),
  ];
}

function fieldsIn(schemas: DocumentSchemas, { shape }: z.ZodObject, place: "path" | "query"): Json[] {
  return Object.entries<z.core.$ZodType>(shape).map(([name, field]) => {
    const { description, ...schema } = schemas.writeParameter(field);
    return {
      name,
      in: place,
      required: place === "path",
      description: typeof description === "string" ? description : describeParameter(name),
      schema,
      ...(place === "path" ? { example: exampleOf(schema, schemas.components, name) } : {}),
    };
  });
}

const KEYED = "Any text of one's own: the same request with the same key is answered again, and done once.";
const VERSIONED = "The ETag of the row as it was read: refused with 412 if it has changed since.";

function headersOf(route: Route): Json[] {
  const { operation, own } = route;
  const isKeyed = operation.effect === "write" && operation.idempotency === "keyed";
  const isVersioned = operation.effect === "write" && takesVersion(route);
  return [
    ...(isKeyed ? [header("Idempotency-Key", KEYED)] : []),
    ...(isVersioned ? [header("If-Match", VERSIONED)] : []),
    ...Object.entries(own?.heeds ?? {}).map(([name, description]) => header(name, description)),
  ];
}

const header = (name: string, description: string): Json => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string" },
});

/** What a route takes as its body; nothing where it takes none. */
export function requestBodyOf(schemas: DocumentSchemas, { body, files, own }: Route): Json {
  if (body !== null) {
    const schema = schemas.write(body, "input");
    const required = Array.isArray(schema["required"]) && schema["required"].length > 0;
    return { requestBody: { required, content: bodyContent(schema, Object.entries(files), schemas.components) } };
  }
  const types = own?.consumes ?? [];
  if (types.length === 0) return {};
  const sent = own?.sent === undefined ? {} : schemas.write(own.sent, "input");
  const content = Object.fromEntries(types.map((type) => [type, contentOf(type, sent, schemas.components)]));
  return { requestBody: { required: true, content } };
}

/** JSON, and a multipart form where there are files; in JSON, a photo is a data URI, and null takes a file away. */
function bodyContent(schema: Json, files: readonly (readonly [string, string])[], components: Json): Json {
  const example = exampleOf(schema, components);
  if (files.length === 0) return { "application/json": { schema, example } };
  const including = (file: (kind: string) => Json): Json => {
    const added = Object.fromEntries(files.map(([name, kind]) => [name, file(kind)]));
    return { ...schema, properties: { ...asJson(schema["properties"]), ...added } };
  };
  const asText = (kind: string): Json =>
    kind === "photo" ? { type: ["string", "null"], format: "uri" } : { type: "null" };
  const asPart = (): Json => ({ type: "string", contentMediaType: "application/octet-stream" });
  return {
    "application/json": { schema: including(asText), example },
    "multipart/form-data": { schema: including(asPart) },
  };
}

function contentOf(type: string, sent: Json, components: Json): Json {
  if (type === "application/json") return { schema: sent, example: exampleOf(sent, components) };
  if (type !== "multipart/form-data") return { schema: { type: "string" } };
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  return { schema: { type: "object", properties: { file }, required: ["file"] } };
}
