import { Readable } from "node:stream";
import type { MailMessage, MailOutcome } from "@hirelane/operations";
import type { MailSender } from "@hirelane/runtime";
import { createTransport } from "nodemailer";
import type { WorkerMailTransport } from "./mail-transport.ts";
import { outcomeOfFailure } from "./smtp-outcome.ts";

/** How long a mail server may take, in milliseconds. */
export interface SmtpPatience {
  /** Until connected and greeted. */
  readonly connect: number;
  /** Without a sign of life. */
  readonly silence: number;
  /** For one mail altogether, waiting for a free connection included. */
  readonly mail: number;
}

export interface SmtpOptions {
  readonly url: string;
  readonly from: MailSender;
  /** Connections at most. */
  readonly connections: number;
  readonly patience?: SmtpPatience;
}

const PATIENCE: SmtpPatience = { connect: 15_000, silence: 60_000, mail: 180_000 };

// Servers drop idle connections after minutes; a dropped one costs the next mail an attempt.
const IDLE = 20_000;

/** Sends mails through a mail server, over a few connections that are kept open between mails. */
export function createSmtpTransport({ url, from, connections, patience = PATIENCE }: SmtpOptions): WorkerMailTransport {
  const closing = new AbortController();
  const outgoing = new Map<string, Readable>();
  const handOvers = new Map<string, () => Promise<boolean>>();
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    idleTimeout: IDLE,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.silence,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use("stream", (mail, done) => {
    mail.message.processFunc((input) => {
      const messageId = mail.data.messageId ?? "";
      const stream = Readable.from(untilHandedOver(input, handOvers.get(messageId)), { objectMode: false });
      outgoing.set(messageId, stream);
      return stream;
    });
    done();
  });
  transport.on("error", () => undefined);

  async function deliver(message: MailMessage, handOver: () => Promise<boolean>): Promise<MailOutcome> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patience.mail)]);
    handOvers.set(message.messageId, handOver);
    try {
      await transport.sendMail({ ...contentOf(message), from, signal });
      return { kind: "accepted" };
    } catch (error) {
      return outcomeOfFailure(error, outgoing.get(message.messageId)?.readableEnded ?? false);
    } finally {
      outgoing.delete(message.messageId);
      handOvers.delete(message.messageId);
    }
  }

  return {
    deliver,
    close() {
      closing.abort(new Error("The worker is stopping."));
      transport.close();
    },
  };
}

/** Passes a message on, but ends it, which is what makes a server take it, only when it may be handed over. */
async function* untilHandedOver(message: Readable, handOver: (() => Promise<boolean>) | undefined) {
  yield* message;
  if ((await handOver?.()) !== true) throw new Error("Another worker has taken the mail over.");
}

function contentOf(message: MailMessage) {
  return {
    to: { name: oneLine(message.to.name), address: message.to.address },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    ...(message.calendar === null
      ? {}
      : {
          icalEvent: { method: message.calendar.method, content: message.calendar.content, filename: "invitation.ics" },
        }),
    messageId: message.messageId,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
