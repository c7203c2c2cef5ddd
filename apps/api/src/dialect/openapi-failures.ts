import { type ErrorCode, type Permission, permissions } from "@hirelane/domain";
import { z } from "zod";
import { httpStatus, PRECONDITION_FAILED } from "../errors/http-status.ts";
import type { Dialect } from "./dialect.ts";
import { errorBodies, type ErrorShape } from "./error-body.ts";
import { type Json, schemaOf } from "./openapi-schemas.ts";
import type { Route } from "./route.ts";

/** Whether an operation compares the version that its caller has seen. */
export function takesVersion({ operation }: Route): boolean {
  return operation.input instanceof z.ZodObject && "expectedVersion" in operation.input.shape;
}

/** Every way in which a route's own checks and rules may fail. */
function failureCodes(route: Route): ReadonlySet<ErrorCode> {
  const { operation, query, body, own } = route;
  const permission: Permission = permissions[operation.permission];
  const codes = new Set<ErrorCode>(["unauthenticated", "rate_limited"]);
  if (operation.effect === "write" || Object.keys(query.shape).length > 0) codes.add("invalid_input");
  if (mayMissRows(route)) codes.add("not_found");
  if (permission.anonymous !== true) codes.add("forbidden");
  if (operation.effect === "write" && operation.idempotency === "keyed")
    codes.add("conflict").add("idempotency_key_reused");
  if (body !== null || own?.consumes !== undefined) codes.add("payload_too_large").add("unsupported_media_type");
  return codes;
}

/** Whether a request can name a row, or a page, that is not there. */
function mayMissRows({ parameters, query, body, paging }: Route): boolean {
  if (Object.keys(parameters.shape).length > 0 || paging?.isBounded === true) return true;
  return [query, ...(body === null ? [] : [body])].some((schema) => namesRows(schema));
}

function namesRows(schema: z.ZodObject): boolean {
  return JSON.stringify(schemaOf(schema, "input")).includes('"resource":');
}

/** Every status of failure of a route. */
export function failureStatuses(route: Route): readonly number[] {
  const statuses = [...failureCodes(route)].map((code) => httpStatus[code]);
  return [...new Set([...statuses, ...(takesVersion(route) ? [PRECONDITION_FAILED] : [])])].toSorted((a, b) => a - b);
}

/** What the statuses of failure mean, and what an error of each says for instance. */
const failures: ReadonlyMap<number, { readonly name: string; readonly means: string; readonly says: string }> = new Map(
  [
    [
      400,
      "BadRequest",
      "Something in the request is wrong; or the row is in a state that refuses it.",
      "Must be true or false.",
    ],
    [
      401,
      "Unauthenticated",
      "There is no token, or it is none that counts.",
      "Authentication credentials were not provided.",
    ],
    [403, "Forbidden", "The caller may see the row, and not do this.", "Not allowed."],
    [404, "NotFound", "There is no such row, or none that the caller may know of.", "Not found."],
    [
      409,
      "Conflict",
      "The row has changed meanwhile, is not free, or the first request with the same Idempotency-Key still runs.",
      "The row has changed since it was read.",
    ],
    [
      412,
      "PreconditionFailed",
      "The row is not in the version that If-Match names.",
      "The row has changed since it was read.",
    ],
    [413, "PayloadTooLarge", "The body is larger than it may be.", "The body is larger than 1048576 bytes."],
    [
      415,
      "UnsupportedMediaType",
      "The body is of another type than the documented ones.",
      "Send application/json or application/x-www-form-urlencoded.",
    ],
    [
      422,
      "IdempotencyKeyReused",
      "The Idempotency-Key was used for another request.",
      "The Idempotency-Key was used with another input.",
    ],
    [429, "RateLimited", "Too many calls in a minute; Retry-After says when to come again.", "Too many calls."],
  ].map(([status, name, means, says]) => [
    Number(status),
    { name: String(name), means: String(means), says: String(says) },
  ]),
);

/** A reference to the answer to a failure. */
export function failureReference(status: number, shape: ErrorShape = "fields"): Json {
  return { $ref: `#/components/responses/${nameOf(status, shape)}` };
}

/** The answers to failures of a route, by status, as references to {@link failureResponses}. */
export function failuresOf(route: Route): Json {
  return Object.fromEntries(
    failureStatuses(route).map((status) => [status, failureReference(status, route.errorShape)]),
  );
}

/** The answers to failures that occur in a dialect, by name. */
export function failureResponses({ routes }: Dialect): Json {
  const pairs = routes.flatMap((route) =>
    failureStatuses(route).map((status) => ({ status, shape: route.errorShape })),
  );
  const responses = new Map(
    pairs.map(({ status, shape }) => [nameOf(status, shape), failureResponse(status, shape)] as const),
  );
  return Object.fromEntries([...responses].toSorted(([a], [b]) => a.localeCompare(b)));
}

/** The shapes of errors that occur in a dialect, by name. */
export function errorSchemas({ routes }: Dialect): Json {
  const shapes = new Set<ErrorShape>(["fields", ...routes.map(({ errorShape }) => errorShape)]);
  return Object.fromEntries(
    [...shapes].map((shape) => [errorBodies[shape].name, schemaOf(errorBodies[shape].schema, "output")]),
  );
}

const nameOf = (status: number, shape: ErrorShape): string =>
  `${failures.get(status)?.name ?? status}${shape === "fields" ? "" : "OfAction"}`;

function failureResponse(status: number, shape: ErrorShape): Json {
  const { means = "", says = "" } = failures.get(status) ?? {};
  const example = shape === "fields" ? { detail: says } : { error: says };
  const schema = { $ref: `#/components/schemas/${errorBodies[shape].name}` };
  return {
    description: means,
    headers: { ...COMMON_HEADERS, ...headersOfStatus.get(status) },
    content: { "application/json": { schema, example } },
  };
}

/** References to the headers of every answer. */
export const COMMON_HEADERS: Json = Object.fromEntries(
  ["X-Request-Id", "RateLimit", "RateLimit-Policy"].map((name) => [name, headerReference(name)]),
);

/** A reference to a header of answers. */
export function headerReference(name: string): Json {
  return { $ref: `#/components/headers/${name}` };
}

const headersOfStatus: ReadonlyMap<number, Json> = new Map([
  [401, { "WWW-Authenticate": headerReference("WWW-Authenticate") }],
  [429, { "Retry-After": headerReference("Retry-After") }],
]);
