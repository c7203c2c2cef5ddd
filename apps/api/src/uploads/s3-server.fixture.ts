import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface StoredObject {
  readonly body: Buffer;
  readonly meta: Readonly<Record<string, string>>;
}

/** A server that speaks as much of S3 as uploads in parts need. */
export interface UploadBucket {
  readonly url: string;
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** The parts of uploads that were neither completed nor aborted, by the upload's id. */
  readonly unfinished: ReadonlyMap<string, ReadonlyMap<number, Buffer>>;
  close(): void;
}

interface Bucket {
  readonly objects: Map<string, StoredObject>;
  readonly unfinished: Map<string, Map<number, Buffer>>;
  uploads: number;
}

interface Answer {
  readonly status: number;
  readonly body?: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts the server. */
export async function startUploadBucket(): Promise<UploadBucket> {
  const bucket: Bucket = { objects: new Map(), unfinished: new Map(), uploads: 0 };
  const server = createServer((request, response) => void respond(bucket, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, objects: bucket.objects, unfinished: bucket.unfinished, close };
}

async function respond(bucket: Bucket, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const { pathname: key, searchParams } = new URL(request.url ?? "", "http://bucket");
  const uploadId = searchParams.get("uploadId");
  const number = Number(searchParams.get("partNumber"));
  const answer =
    uploadId === null
      ? aboutObject(bucket, { key, body, begins: searchParams.has("uploads") }, request)
      : aboutUpload(bucket, { key, body, uploadId, number }, request.method ?? "");
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body ?? "");
}

interface PartRequest {
  readonly key: string;
  readonly body: Buffer;
  readonly uploadId: string;
  readonly number: number;
}

function aboutUpload({ objects, unfinished }: Bucket, request: PartRequest, method: string): Answer {
  const { key, body, uploadId, number } = request;
  const parts = unfinished.get(uploadId);
  if (parts === undefined) return missing("NoSuchUpload");
  const ordered = [...parts].toSorted(([a], [b]) => a - b);
  if (method === "PUT") {
    parts.set(number, body);
    return { status: 200, headers: { ETag: `"${number}"` } };
  }
  if (method === "GET") {
    const listed = ordered.map(
      ([n, part]) => `<Part><PartNumber>${n}</PartNumber><ETag>"${n}"</ETag><Size>${part.length}</Size></Part>`,
    );
    return { status: 200, body: xml("ListPartsResult", `<IsTruncated>false</IsTruncated>${listed.join("")}`) };
  }
  unfinished.delete(uploadId);
  if (method === "DELETE") return { status: 204 };
  objects.set(key, { body: Buffer.concat(ordered.map(([, part]) => part)), meta: {} });
  return { status: 200, body: xml("CompleteMultipartUploadResult", '<ETag>"done"</ETag>') };
}

interface ObjectRequest {
  readonly key: string;
  readonly body: Buffer;
  readonly begins: boolean;
}

function aboutObject(
  bucket: Bucket,
  { key, body, begins }: ObjectRequest,
  { method, headers }: IncomingMessage,
): Answer {
  const { objects, unfinished } = bucket;
  if (begins) {
    bucket.uploads += 1;
    unfinished.set(String(bucket.uploads), new Map());
    return { status: 200, body: xml("InitiateMultipartUploadResult", `<UploadId>${bucket.uploads}</UploadId>`) };
  }
  if (method === "PUT") {
    const meta = Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-"));
    objects.set(key, { body, meta: Object.fromEntries(meta.map(([name, value]) => [name, String(value)])) });
    return { status: 200, headers: { ETag: '"whole"' } };
  }
  if (method === "DELETE") {
    objects.delete(key);
    return { status: 204 };
  }
  const found = objects.get(key);
  if (found === undefined) return missing("NoSuchKey");
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
  const part = first === undefined ? found.body : found.body.subarray(Number(first), Number(last) + 1);
  const length = { ...found.meta, "Content-Length": String(part.length) };
  return { status: first === undefined ? 200 : 206, headers: length, body: method === "HEAD" ? "" : part };
}

const missing = (code: string): Answer => ({ status: 404, body: xml("Error", `<Code>${code}</Code>`) });

function xml(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`;
}
