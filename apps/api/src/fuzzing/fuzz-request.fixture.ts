import { Agent, request as send } from "node:http";
import fc from "fast-check";

/** A request as it goes over the wire. */
export interface FuzzRequest {
  readonly actor: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** An answer, read. */
export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly milliseconds: number;
}

/** Gives a request a short form for reports. */
export function reported(request: FuzzRequest): FuzzRequest {
  const short = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text);
  const { actor, method, path, headers, body } = request;
  const describe = () =>
    `${actor}: ${method} ${short(path)} ${short(JSON.stringify(headers))} ${body === null ? "" : short(body.toString("latin1"))}`;
  return Object.defineProperty({ ...request }, fc.toStringMethod, { value: describe, enumerable: false });
}

/** Sends requests over connections that stay open. */
export function openSender(url: string): { send(request: FuzzRequest): Promise<FuzzAnswer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const { hostname, port } = new URL(url);
  return {
    close: () => agent.destroy(),
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const length = body === null ? {} : { "Content-Length": String(body.byteLength) };
        const outgoing = send(
          { agent, hostname, port, method, path, headers: { ...length, ...headers } },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
            incoming.on("error", reject);
            incoming.on("end", () => {
              const text = Buffer.concat(chunks).toString("utf8");
              const milliseconds = performance.now() - started;
              resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, milliseconds });
            });
          },
        );
        outgoing.on("error", (cause) =>
          reject(new Error(`No answer to ${method} ${path.slice(0, 400)} ${JSON.stringify(headers)}`, { cause })),
        );
        outgoing.end(body ?? undefined);
      }),
  };
}
