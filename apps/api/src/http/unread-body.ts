import { IncomingMessage } from "node:http";
import { createMiddleware } from "hono/factory";
import type { ApiContext, ApiEnvironment } from "./environment.ts";

const MOST_BYTES = 16 * 1024 * 1024;
const PATIENCE = 2000;

/**
 * Takes in what an answer left unread of the request's body, so that the caller gets to read the answer, and the connection
 * serves the next request; of a body that goes on for long it says that the connection closes.
 */
export const unreadBody = createMiddleware<ApiEnvironment>(async (c, next) => {
  await next();
  const incoming = incomingOf(c);
  if (incoming === null || incoming.readableEnded || incoming.destroyed) return;
  if (!(await takeIn(incoming))) c.header("Connection", "close");
});

function incomingOf(c: ApiContext): IncomingMessage | null {
  if (c.req.method === "GET" || c.req.method === "HEAD") return null;
  const env: unknown = c.env;
  const incoming = typeof env === "object" && env !== null && "incoming" in env ? env.incoming : null;
  return incoming instanceof IncomingMessage ? incoming : null;
}

/** Whether the body came to its end. */
function takeIn(incoming: IncomingMessage): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let bytes = 0;
  // Whoever read before pauses the stream while nobody reads on.
  incoming.removeAllListeners("data");
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) resolve(false);
  });
  incoming.once("end", () => resolve(true));
  incoming.once("close", () => resolve(false));
  const timer = setTimeout(() => resolve(false), PATIENCE);
  incoming.resume();
  return promise.finally(() => clearTimeout(timer));
}
