import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as a server took it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly source: string;
}

/** A mail server on this machine. */
export interface TestMailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Waits until so many mails have arrived. */
  untilReceived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** How a mail server answers; an SMTP reply such as `[550, "No such user"]`, or null to accept. */
export interface MailServerRules {
  readonly recipient?: (address: string) => readonly [number, string] | null;
  /** Called with the whole message; may take its time. */
  readonly message?: (
    mail: ReceivedMail,
  ) => Promise<readonly [number, string] | null> | readonly [number, string] | null;
}

/** Starts a mail server that keeps what it takes. */
export async function startMailServer(rules: MailServerRules = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const settle = async (mail: ReceivedMail, answer: (error: Error | null) => void): Promise<void> => {
    const reply = (await rules.message?.(mail)) ?? null;
    if (reply === null) received.push(mail);
    answer(errorFor(reply));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(errorFor(rules.recipient?.(address) ?? null));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks).toString("utf8"),
        };
        void settle(mail, callback);
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: urlOf(server.server),
    received,
    untilReceived: (count) => until(() => received.length >= count),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** What a broken mail server does at the end of a message, and in the middle of one. */
export interface BrokenMailServer {
  readonly url: string;
  /** Messages whose final dot arrived. */
  readonly complete: () => number;
  untilComplete(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a mail server that never answers the final dot: it drops the connection there, or at `DATA`, or stays silent. */
export async function startBrokenMailServer(at: "drop" | "silence" | "dropAtData"): Promise<BrokenMailServer> {
  let complete = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.write("220 broken.example ESMTP\r\n");
    let inData = false;
    let pending = "";
    socket.on("data", (chunk) => {
      pending += chunk.toString("latin1");
      if (inData) {
        if (!pending.endsWith("\r\n.\r\n")) return;
        complete += 1;
        if (at === "drop") socket.destroy();
        return;
      }
      for (let end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
        inData = pending.startsWith("DATA");
        pending = pending.slice(end + 2);
        if (inData && at === "dropAtData") socket.destroy();
        else socket.write(inData ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: urlOf(server),
    complete: () => complete,
    untilComplete: (count) => until(() => complete >= count),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function errorFor(reply: readonly [number, string] | null): Error | null {
  return reply === null ? null : Object.assign(new Error(reply[1]), { responseCode: reply[0] });
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
  return `smtp://127.0.0.1:${address.port}`;
}

/** Waits until something holds, looking every few milliseconds; the test's own timeout bounds it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
