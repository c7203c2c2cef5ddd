import { randomUUID } from "node:crypto";
import type { Credentials, Principal } from "@hirelane/operations";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import type { ApiOptions } from "./api-options.ts";
import { readCredentials } from "./credentials.ts";
import type { ApiContext, ApiEnvironment } from "./environment.ts";
import type { Presence } from "./presence.ts";

/** Gives each request its id, the caller's address, and a way to ask who calls. */
export function requestContext({ kernel, presence, trustProxy }: ApiOptions) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const requestId = requestIdOf(c.req.header("X-Request-Id"));
    c.header("X-Request-Id", requestId);
    c.set("requestId", requestId);
    c.set("address", addressOf(c, trustProxy));
    const credentials = readCredentialsLater(c);
    c.set("credentials", credentials.now);
    let principal: Promise<Principal> | null = null;
    c.set("principal", () => {
      credentials.check();
      principal ??= authenticated(kernel.authenticate(credentials.now), presence);
      return principal;
    });
    await next();
  });
}

async function authenticated(found: Promise<Principal>, presence: Presence): Promise<Principal> {
  const principal = await found;
  presence.note(principal);
  return principal;
}

function requestIdOf(header: string | undefined): string {
  return header !== undefined && /^[\w.:-]{8,100}$/.test(header) ? header : randomUUID();
}

function addressOf(c: ApiContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  if (forwarded !== undefined && forwarded !== "") return forwarded.slice(0, 64);
  const hasSocket = typeof c.env === "object" && c.env !== null && "incoming" in c.env;
  return hasSocket ? (getConnInfo(c).remote.address ?? "unknown") : "unknown";
}

/** A malformed header counts as no credentials until somebody asks who calls; then it is an error. */
function readCredentialsLater(c: ApiContext): { now: Credentials; check(): void } {
  try {
    return { now: readCredentials(c.req.header("Authorization")), check: () => undefined };
  } catch (error) {
    return {
      now: { kind: "none" },
      check() {
        throw error;
      },
    };
  }
}
