import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Readiness } from "@hirelane/operations";
import { type Metrics, type MetricsAccess, mayReadMetrics } from "@hirelane/runtime";

/** What a worker answers over HTTP. */
export interface WorkerHttpOptions {
  readonly host: string;
  /** Null: it does not listen. */
  readonly port: number | null;
  readonly metrics: Metrics;
  readonly metricsAccess: MetricsAccess;
  checkReadiness(): Promise<Readiness>;
}

/** Answers `/health/live`, `/health/ready` and `/metrics` of a worker; throws when the port is taken. */
export async function openWorkerHttp(options: WorkerHttpOptions): Promise<{ port: number | null; close(): void }> {
  const { host, port } = options;
  if (port === null) return { port, close: () => undefined };
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() =>
      send(response, 500, { detail: "Something went wrong on our side." }),
    );
  });
  await listen(server, host, port);
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? null) : null,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  { metrics, metricsAccess, checkReadiness }: WorkerHttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path] = (request.url ?? "").split("?");
  if (request.method !== "GET") return send(response, 405, { detail: "Only GET is allowed." });
  if (path === "/health/live") return send(response, 200, { status: "live" });
  if (path === "/health/ready") {
    const { reasons, queueLagSeconds } = await checkReadiness();
    if (reasons.length === 0) return send(response, 200, { status: "ready", queueLagSeconds });
    return send(response, 503, { status: "unready", reasons, queueLagSeconds });
  }
  if (path !== "/metrics" || !mayReadMetrics(metricsAccess, callerOf(request)))
    return send(response, 404, { detail: "Not found." });
  const text = await metrics.text();
  response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" }).end(text);
}

function callerOf({ headers, socket }: IncomingMessage) {
  const forwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  return { authorization: headers.authorization, address: socket.remoteAddress, forwarded };
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}
