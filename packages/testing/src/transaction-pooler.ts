import { once } from "node:events";
import { createServer, Socket } from "node:net";
import pg from "pg";

/** A pooler in transaction mode before a test database, with the worst manners that one may have. */
export interface TransactionPooler {
  /** The database through the pooler; whoever connects is the role of the address that it was made with. */
  readonly url: string;
  /** How many transactions went over each of its connections. */
  readonly transactions: readonly number[];
  close(): Promise<void>;
}

interface Backend {
  readonly number: number;
  socket: Socket;
  /** Bytes of an answer that is not complete yet. */
  rest: Buffer;
}

const SSL_OR_GSS = new Set([80_877_103, 80_877_104]);
const KNOWN = new Set(["user", "database", "client_encoding", "application_name", "DateStyle", "TimeZone"]);
const LENGTH = 4;

/**
 * Speaks PostgreSQL's protocol as PgBouncer does: a connection of ours is lent out for one transaction, each time the one
 * that was idle for longest, and what it keeps (prepared statements, settings, subscriptions) stays behind with it. Startup
 * parameters that PgBouncer refuses are refused.
 */
export async function startTransactionPooler(databaseUrl: string, size = 3): Promise<TransactionPooler> {
  const idle: Backend[] = [];
  const waiting: ((backend: Backend) => void)[] = [];
  const transactions = Array.from({ length: size }, () => 0);
  const all = new Set<Socket>();
  for (let number = 0; number < size; number += 1)
    idle.push({ number, socket: await connect(databaseUrl), rest: Buffer.alloc(0) });
  const lend = async (): Promise<Backend> => idle.shift() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (backend: Backend): void => {
    backend.socket.removeAllListeners("data");
    const next = waiting.shift();
    if (next === undefined) idle.push(backend);
    else next(backend);
  };
  const replace = async (backend: Backend): Promise<void> => {
    backend.socket.destroy();
    giveBack({ ...backend, socket: await connect(databaseUrl), rest: Buffer.alloc(0) });
  };
  const server = createServer((front) => {
    all.add(front);
    let lent: Backend | null = null;
    let sending = Promise.resolve();
    const forward = async (bytes: Buffer): Promise<void> => {
      if (lent === null && bytes[0] === "X".charCodeAt(0)) return void front.end();
      if (lent === null) {
        const backend = await lend();
        lent = backend;
        backend.socket.on("data", (answer: Buffer) => {
          front.write(answer);
          if (!endsTransaction(backend, answer)) return;
          transactions[backend.number] = (transactions[backend.number] ?? 0) + 1;
          lent = null;
          giveBack(backend);
        });
      }
      lent.socket.write(bytes);
    };
    front.on("error", () => undefined);
    front.on("close", () => {
      all.delete(front);
      if (lent !== null) void replace(lent);
    });
    greet(front, (bytes) => (sending = sending.then(() => forward(bytes))));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The pooler does not listen.");
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${address.port}` }).href,
    transactions,
    async close() {
      for (const front of all) front.destroy();
      await new Promise((resolve) => server.close(resolve));
      for (const { socket } of idle) socket.destroy();
    },
  };
}

/** A connection that is logged in, and says nothing. */
async function connect(url: string): Promise<Socket> {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: url, stream: () => socket });
  client.on("error", () => undefined);
  await client.connect();
  for (const event of ["data", "end", "close"]) socket.removeAllListeners(event);
  socket.resume();
  return socket;
}

/** Answers what a client says before its first statement; then its bytes go on. */
function greet(front: Socket, pass: (bytes: Buffer) => unknown): void {
  const hear = (bytes: Buffer): void => {
    if (SSL_OR_GSS.has(bytes.readInt32BE(LENGTH))) return void front.write("N");
    const words = bytes
      .subarray(2 * LENGTH)
      .toString("utf8")
      .split("\0");
    const unknown = words.find((word, index) => index % 2 === 0 && word !== "" && !KNOWN.has(word));
    if (unknown !== undefined) return void front.end(refusal(`unsupported startup parameter: ${unknown}`));
    front.off("data", hear);
    front.on("data", pass);
    front.write(Buffer.concat([message("R", Buffer.alloc(LENGTH)), message("Z", Buffer.from("I"))]));
  };
  front.on("data", hear);
}

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH);
  length.writeInt32BE(LENGTH + body.length);
  return Buffer.concat([Buffer.from(type), length, body]);
}

function refusal(text: string): Buffer {
  return message("E", Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`));
}

/** Whether an answer ends with the word that its connection is ready, and in no transaction. */
function endsTransaction(backend: Backend, answer: Buffer): boolean {
  let bytes = Buffer.concat([backend.rest, answer]);
  let isOver = false;
  while (bytes.length > LENGTH) {
    const end = 1 + bytes.readInt32BE(1);
    if (bytes.length < end) break;
    if (bytes[0] === "Z".charCodeAt(0)) isOver = bytes[LENGTH + 1] === "I".charCodeAt(0);
    bytes = bytes.subarray(end);
  }
  backend.rest = bytes;
  return isOver && bytes.length === 0;
}
