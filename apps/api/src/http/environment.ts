import type { Credentials, Principal } from "@hirelane/operations";
import type { Context } from "hono";
import type { ErrorShape } from "../dialect/error-body.ts";

/** What the middleware leaves for the handlers of a request. */
export interface RequestVariables {
  requestId: string;
  /** The caller's network address. */
  address: string;
  credentials: Credentials;
  /** Who calls; asked of the database once per request, and only when needed. */
  principal(): Promise<Principal>;
  /** Whether calls of this request were counted one by one. */
  callsCounted?: boolean;
  /** How the endpoint words its errors; by field where nothing was said. */
  errorShape?: ErrorShape;
}

/** The Hono environment of the whole app. */
export interface ApiEnvironment {
  Variables: RequestVariables;
}

/** A request's context. */
export type ApiContext = Context<ApiEnvironment>;
