import { type FieldError, type Permission, permissions } from "@hirelane/domain";
import { admit, decodeInput, OperationError, type Principal } from "@hirelane/operations";
import { z } from "zod";
import type { ApiOptions } from "../http/api-options.ts";
import { readFields } from "../http/body.ts";
import type { ApiContext } from "../http/environment.ts";
import type { Route } from "./route.ts";

const Versioned = z.object({ version: z.number() });

/** Runs a route's operation for a request, and words the answer. */
export async function answerRoute(route: Route, options: ApiOptions, c: ApiContext): Promise<Response> {
  const { requestId, address } = c.var;
  const principal = await principalFor(route, c);
  const path = decodePath(route, c, principal);
  const query = decodeInput(route.query, c.req.query());
  const body = route.body === null ? {} : decodeInput(route.body, await readFields(c));
  const input = withExpectedVersion(route, route.toInput({ path, query, body }), c.req.header("If-Match"));
  const idempotencyKey = c.req.header("Idempotency-Key");
  const output: unknown = await renamed(route, () =>
    options.kernel.run(route.operation, input, { principal, requestId, address, idempotencyKey }),
  );
  const versioned = Versioned.safeParse(output);
  if (versioned.success) c.header("ETag", `"${versioned.data.version}"`);
  if (route.status === 204) return c.body(null, 204);
  const organisationId = principal.kind === "anonymous" ? 0 : principal.organisationId;
  const reply = { publicUrl: options.publicUrl, organisationId, url: new URL(c.req.url) };
  return c.json(route.toResponse(output, reply) ?? {}, route.status);
}

/** Whoever calls, once that matters: credentials are not even looked at where strangers may call. */
async function principalFor({ operation }: Route, c: ApiContext): Promise<Principal> {
  const permission: Permission = permissions[operation.permission];
  return permission.anonymous === true ? { kind: "anonymous" } : admit(operation, await c.var.principal());
}

/** A path that names nothing is 404, and so is one inside another organisation than the caller's. */
function decodePath(route: Route, c: ApiContext, principal: Principal): Record<string, unknown> {
  const path = route.parameters.safeParse(c.req.param());
  if (!path.success) throw new OperationError("not_found", "Not found.");
  const { companyId } = path.data;
  const isForeign = companyId !== undefined && principal.kind !== "anonymous" && companyId !== principal.organisationId;
  if (isForeign) throw new OperationError("not_found", "Not found.");
  return path.data;
}

function withExpectedVersion(route: Route, input: unknown, ifMatch: string | undefined): unknown {
  const takesVersion = route.operation.input instanceof z.ZodObject && "expectedVersion" in route.operation.input.shape;
  if (ifMatch === undefined || ifMatch === "*" || !takesVersion || typeof input !== "object") return input;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new OperationError("version_conflict", "The row has changed since it was read.");
  return { ...input, expectedVersion: Number(version) };
}

/** Gives the fields of an operation's error the dialect's names. */
async function renamed<Output>(route: Route, run: () => Promise<Output>): Promise<Output> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OperationError) || error.fields.length === 0) throw error;
    const fields = error.fields.map((field) => inDialect(field, route.names));
    const retryAfter = error.retryAfter === null ? {} : { retryAfter: error.retryAfter };
    throw new OperationError(error.code, error.message, { fields, cause: error, ...retryAfter });
  }
}

function inDialect({ path, message }: FieldError, names: Route["names"]): FieldError {
  const [head = "", ...rest] = path.replace(/^filters\./, "").split(".");
  return { path: [names[head] ?? head, ...rest].join("."), message };
}
