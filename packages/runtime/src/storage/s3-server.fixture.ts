import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A server that speaks as much of S3 as files need; who it is signed for is looked at, the signature's value is not. */
export interface TestBucket {
  readonly url: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Uploads in parts that were begun, and neither completed nor aborted. */
  readonly unfinished: ReadonlyMap<string, readonly Buffer[]>;
  /** What requests were: method and what is asked for. */
  readonly requests: readonly string[];
}

type State = { objects: Map<string, Buffer>; unfinished: Map<string, Buffer[]>; requests: string[] };

/** Starts the server for one test. */
export async function startTestBucket(): Promise<TestBucket> {
  const state: State = { objects: new Map(), unfinished: new Map(), requests: [] };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, ...state };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const { pathname: key, searchParams } = new URL(request.url ?? "", "http://bucket");
  const upload = searchParams.get("uploadId");
  state.requests.push(`${request.method ?? ""}${upload === null ? "" : " part"}`);
  if (!/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-central-1\/s3\//.test(request.headers.authorization ?? "")) {
    return end(response, 403, xml("Error", "<Code>AccessDenied</Code>"));
  }
  if (request.method === "POST" && searchParams.has("uploads")) {
    const id = String(state.requests.length);
    state.unfinished.set(id, []);
    return end(response, 200, xml("InitiateMultipartUploadResult", `<UploadId>${id}</UploadId>`));
  }
  if (upload !== null)
    return part(state, { key, upload, number: Number(searchParams.get("partNumber")) }, request, response, body);
  return object(state, key, request, response, body);
}

function part(
  state: State,
  { key, upload, number }: { key: string; upload: string; number: number },
  { method }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const parts = state.unfinished.get(upload) ?? [];
  if (method === "PUT") {
    parts[number - 1] = body;
    response.setHeader("ETag", `"${number}"`);
    return end(response, 200);
  }
  state.unfinished.delete(upload);
  if (method === "DELETE") return end(response, 204);
  state.objects.set(key, Buffer.concat(parts));
  return end(response, 200, xml("CompleteMultipartUploadResult", "<ETag>done</ETag>"));
}

function object(
  { objects }: State,
  key: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  if (method === "PUT") {
    objects.set(key, body);
    return end(response, 200);
  }
  if (method === "DELETE") {
    objects.delete(key);
    return end(response, 204);
  }
  const found = objects.get(key);
  if (found === undefined) return end(response, 404, xml("Error", "<Code>NoSuchKey</Code>"));
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
  if (first === undefined) return end(response, 200, found);
  return end(response, 206, found.subarray(Number(first), Number(last) + 1));
}

function xml(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`;
}

function end(response: ServerResponse, status: number, body: string | Buffer = ""): void {
  response.writeHead(status);
  response.end(body);
}
