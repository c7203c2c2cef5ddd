import { type FieldError, type Permission, permissions } from "@hirelane/domain";
import { admit, type Call, decodeInput, OperationError, type Principal } from "@hirelane/operations";
import { z } from "zod";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext } from "../http/environment.ts";
import { keepFiles, readBody } from "./route-files.ts";
import type { Route, RouteReply, RouteRequest, RunRead } from "./route.ts";

const requiredWhereMissing: z.core.$ZodErrorMap = ({ input }) =>
  input === undefined ? "This field is required." : undefined;

const Versioned = z.object({ version: z.number() });

/** Runs a route's operation for a request, and words the answer. */
export async function answerRoute(route: Route, options: ApiOptions, c: ApiContext): Promise<Response> {
  const { requestId, address } = c.var;
  const principal = await principalFor(route, c);
  const path = decodePath(route, c, principal);
  const query = decodeInput(route.query, queryOf(route, c));
  if (route.own !== null) return answerByItself(route, route.own, { path, query, principal }, options, c);
  const call = { principal, requestId, address, idempotencyKey: c.req.header("Idempotency-Key") };
  const { body, files } = await decodeBody(route, options, call, c);
  const input = withExpectedVersion(route, route.toInput({ path, query, body }), c.req.header("If-Match"));
  const output: unknown = await renamed(route, () =>
    options.kernel.run(route.operation, withFiles(input, files), call),
  );
  const versioned = Versioned.safeParse(output);
  if (versioned.success) c.header("ETag", `"${versioned.data.version}"`);
  if (route.status === 204 || route.isNothing?.(output) === true) return c.body(null, 204);
  const companions = await route.companions?.(output, readerFor(options, { principal, requestId, address }), path);
  return c.json(route.toResponse(output, replyTo(principal, options, c), companions) ?? {}, route.status);
}

/** The parameters of the query; those that are empty are left out, but on actions. */
function queryOf({ method }: Route, c: ApiContext): Record<string, string> {
  const query = c.req.query();
  if (method !== "GET") return query;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
}

/** Runs further reads for whoever made a call. */
function readerFor({ kernel }: ApiOptions, call: Call): RunRead {
  return (operation, input) => kernel.run(operation, input, call);
}

/** The body by the route's schema, and the ids of the files that came with it. */
async function decodeBody(route: Route, { kernel }: ApiOptions, call: Call, c: ApiContext) {
  if (route.body === null) return { body: {}, files: {} };
  await using sent = await readBody(route, c);
  const body = decodeInput(route.body, sent.fields, { error: requiredWhereMissing });
  return { body, files: await keepFiles(route, sent, kernel, call) };
}

function withFiles(input: unknown, files: Readonly<Record<string, number | null>>): unknown {
  return typeof input === "object" && Object.keys(files).length > 0 ? { ...input, ...files } : input;
}

function replyTo(principal: Principal, { publicUrl, kernel }: ApiOptions, c: ApiContext): RouteReply {
  const organisationId = principal.kind === "anonymous" ? 0 : principal.organisationId;
  return { publicUrl, organisationId, now: kernel.ports.now(), url: new URL(c.req.url) };
}

/** Lets a route answer whose body or answer streams. */
async function answerByItself(
  route: Route,
  own: NonNullable<Route["own"]>,
  request: Pick<RouteRequest<Record<string, unknown>, Record<string, unknown>>, "path" | "query"> & {
    readonly principal: Principal;
  },
  options: ApiOptions,
  c: ApiContext,
): Promise<Response> {
  const { requestId, address } = c.var;
  const { path, query, principal } = request;
  const call = { principal, requestId, address, idempotencyKey: c.req.header("Idempotency-Key") };
  const { headers, body } = c.req.raw;
  const reply = replyTo(principal, options, c);
  const answer = await renamed(route, () =>
    own.answer({ path, query, headers, body, kernel: options.kernel, call, reply }),
  );
  if (!(answer.body instanceof ReadableStream)) return c.json(answer.body, answer.status, answer.headers);
  return c.body(answer.body, answer.status, { "Content-Type": own.produces ?? "application/json", ...answer.headers });
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

/** A field by the dialect's names, at any depth; a name that is empty stands for an object that the dialect does not have. */
function inDialect({ path, message }: FieldError, names: Route["names"]): FieldError {
  const parts = path.replace(/^filters\./, "").split(".");
  return {
    path: parts
      .flatMap((part) => names[part] ?? part)
      .filter((part) => part !== "")
      .join("."),
    message,
  };
}
