import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

const Traces = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              /** 2: a request that is answered here. */
              kind: z.int(),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
              /** 2: it failed. */
              status: z.object({ code: z.int().optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A span that has arrived. */
export type ReceivedSpan = z.infer<typeof Traces>["resourceSpans"][0]["scopeSpans"][0]["spans"][0];

/** A receiver of traces: OTLP over HTTP, as JSON. */
export interface TraceReceiver {
  readonly url: string;
  /** What has arrived. */
  readonly spans: readonly ReceivedSpan[];
  close(): void;
}

/** Starts a receiver of traces; `answers` false: it takes them, and never says so. */
export async function startTraceReceiver({ answers = true } = {}): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const traces = Traces.parse(await json(request));
    spans.push(...traces.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)));
    if (!answers) return;
    response.writeHead(request.url === "/v1/traces" ? 200 : 404, { "Content-Type": "application/json" }).end("{}");
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver does not listen.");
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, spans, close };
}
