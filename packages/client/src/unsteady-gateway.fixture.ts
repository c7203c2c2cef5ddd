import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What befalls a request: it is lost, or its answer is, or something before the API answers in its place. */
export type Mishap =
  | "lost request"
  | "lost answer"
  | "held answer"
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

/** A request that came by. */
export interface Passed {
  readonly path: string;
  readonly key: string | null;
}

/** A way to the API on which something may happen to requests. */
export interface UnsteadyGateway {
  readonly url: string;
  readonly passed: Passed[];
  /** What befalls the next requests, one after the other; those after them get through. */
  befall(...mishaps: readonly Mishap[]): void;
}

/** Opens a way to the API, until the test is finished. */
export async function openGateway(apiUrl: string): Promise<UnsteadyGateway> {
  const passed: Passed[] = [];
  const coming: Mishap[] = [];
  const server = createServer((request, response) => {
    const key = request.headers["idempotency-key"];
    passed.push({ path: new URL(request.url ?? "", apiUrl).pathname, key: typeof key === "string" ? key : null });
    void pass(apiUrl, request, response, coming.shift());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, passed, befall: (...mishaps) => void coming.push(...mishaps) };
}

async function pass(
  apiUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
  mishap?: Mishap,
): Promise<void> {
  if (mishap === "lost request") return void request.socket.destroy();
  if (typeof mishap === "object") {
    const { status, headers = {}, body = "<h1>Bad gateway</h1>" } = mishap;
    const type = body.startsWith("<") ? "text/html" : "application/json";
    return void response.writeHead(status, { "content-type": type, ...headers }).end(body);
  }
  const { authorization = "", "idempotency-key": key, "content-type": type } = request.headers;
  const body = request.method === "POST" ? { body: await text(request) } : {};
  const answer = await fetch(new URL(request.url ?? "", apiUrl), {
    method: request.method ?? "GET",
    headers: {
      ...(authorization === "" ? {} : { authorization }),
      ...(typeof key === "string" ? { "idempotency-key": key } : {}),
      ...(type === undefined ? {} : { "content-type": type }),
    },
    ...body,
  });
  const content = await answer.text();
  if (mishap === "lost answer") return void request.socket.destroy();
  if (mishap === "held answer") return;
  response.writeHead(answer.status, { "content-type": "application/json" }).end(content);
}
