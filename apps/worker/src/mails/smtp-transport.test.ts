import type { MailMessage } from "@hirelane/operations";
import { type MailServerRules, startBrokenMailServer, startMailServer } from "@hirelane/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import type { WorkerMailTransport } from "./mail-transport.ts";
import { createSmtpTransport, type SmtpPatience } from "./smtp-transport.ts";

const patience: SmtpPatience = { connect: 2000, silence: 400, mail: 5000 };
const message: MailMessage = {
  organisationId: 1,
  mailId: 1,
  messageId: "<0123456789abcdef@hirelane.example>",
  to: { name: "Luke Skywalker", address: "luke@tatooine.example" },
  subject: "Your video interview",
  text: "Until Friday.\n.\nA line of its own dot above.",
  html: "<p>Until Friday.</p>",
  calendar: null,
};

function transportTo(url: string) {
  const from = { name: "Hirelane, Inc.", address: "no-reply@hirelane.example" };
  const transport = createSmtpTransport({ url, from, connections: 2, patience });
  onTestFinished(() => transport.close());
  return transport;
}

/** Hands a mail over as soon as it may be. */
const deliverBy = (transport: WorkerMailTransport, mail: MailMessage) => transport.deliver(mail, async () => true);

async function mailServer(rules?: MailServerRules) {
  const server = await startMailServer(rules);
  onTestFinished(() => server.close());
  return server;
}

async function brokenServer(at: Parameters<typeof startBrokenMailServer>[0]) {
  const server = await startBrokenMailServer(at);
  onTestFinished(() => server.close());
  return server;
}

const headersOf = (source: string | undefined): string => (source ?? "").split("\r\n\r\n")[0] ?? "";

describe("a mail that is taken", () => {
  test("carries its Message-ID and sender, and asks auto-responders to stay quiet", async () => {
    const server = await mailServer();
    expect(await deliverBy(transportTo(server.url), message)).toEqual({ kind: "accepted" });
    expect(server.received).toMatchObject([{ from: "no-reply@hirelane.example", to: ["luke@tatooine.example"] }]);
    const headers = headersOf(server.received[0]?.source);
    expect(headers).toContain(`Message-ID: ${message.messageId}`);
    expect(headers).toContain('From: "Hirelane, Inc." <no-reply@hirelane.example>');
    expect(headers).toContain("To: Luke Skywalker <luke@tatooine.example>");
    expect(headers).toContain("Auto-Submitted: auto-generated");
    expect(headers).toContain("Content-Type: multipart/alternative");
  });

  test("goes to one recipient, whatever the names and texts contain", async () => {
    const server = await mailServer();
    const outcome = await deliverBy(transportTo(server.url), {
      ...message,
      to: { name: 'Mallory <m@evil.example>, "x"\r\nBcc: all@evil.example', address: "luke@tatooine.example" },
      subject: "Hello\r\nBcc: all@evil.example\r\n\r\nbody",
    });
    expect(outcome).toEqual({ kind: "accepted" });
    expect(server.received.map((mail) => mail.to)).toEqual([["luke@tatooine.example"]]);
    expect(headersOf(server.received[0]?.source)).not.toMatch(/^Bcc:/im);
  });

  test("goes over a connection that is kept, also after one was refused", async () => {
    const server = await mailServer({
      recipient: (address) => (address.startsWith("no-one") ? [550, "No such user"] : null),
    });
    const transport = transportTo(server.url);
    for (const address of ["a@x.example", "no-one@x.example", "b@x.example"]) {
      const { kind } = await deliverBy(transport, { ...message, to: { name: "A", address } });
      expect(kind).toBe(address.startsWith("no-one") ? "refused" : "accepted");
    }
    expect(server.received).toHaveLength(2);
  });
});

describe("a mail that is not taken", () => {
  test.each([
    "luke@tatooine.example, leia@alderaan.example",
    "luke@tatooine.example\r\nRCPT TO:<leia@alderaan.example>",
  ])("never reaches a second recipient by its address: %j", async (address) => {
    const server = await mailServer();
    const { kind } = await deliverBy(transportTo(server.url), { ...message, to: { name: "Luke", address } });
    expect(kind).toBe("refused");
    expect(server.received).toEqual([]);
  });

  test.each([
    [[550, "No such user"], "refused"],
    [[451, "Try again later"], "retry"],
    [[421, "Too busy"], "retry"],
  ] as const)("because of its recipient (%j) is %s", async (reply, kind) => {
    const server = await mailServer({ recipient: () => reply });
    const outcome = await deliverBy(transportTo(server.url), message);
    expect(outcome).toMatchObject({ kind, reason: expect.stringContaining(`${reply[0]}`) });
    expect(server.received).toEqual([]);
  });

  test.each([
    [[554, "Looks like spam"], "refused"],
    [[452, "Mailbox full"], "retry"],
    [[421, "Shutting down"], "retry"],
  ] as const)("because of its content (%j) is %s", async (reply, kind) => {
    const server = await mailServer({ message: () => reply });
    expect(await deliverBy(transportTo(server.url), message)).toMatchObject({
      kind,
      reason: expect.stringContaining(reply[1]),
    });
  });

  test("because nobody listens is tried again", async () => {
    const server = await startMailServer();
    await server.close();
    expect(await deliverBy(transportTo(server.url), message)).toMatchObject({ kind: "retry" });
  });

  test("because another worker has taken it over is not ended, and so not taken", async () => {
    const server = await mailServer();
    expect(await transportTo(server.url).deliver(message, async () => false)).toMatchObject({ kind: "retry" });
    expect(server.received).toEqual([]);
  });

  test("because its handover could not be noted is tried again", async () => {
    const server = await mailServer();
    const failing = async () => Promise.reject(new Error("The database is away."));
    expect(await transportTo(server.url).deliver(message, failing)).toMatchObject({ kind: "retry" });
    expect(server.received).toEqual([]);
  });

  test("because the connection broke before the message went out is tried again", async () => {
    const server = await brokenServer("dropAtData");
    expect(await deliverBy(transportTo(server.url), message)).toMatchObject({ kind: "retry" });
    expect(server.complete()).toBe(0);
  });
});

describe("a mail that may have been taken is uncertain, and went out once", () => {
  test("when the connection breaks instead of a reply", async () => {
    const server = await brokenServer("drop");
    expect(await deliverBy(transportTo(server.url), message)).toMatchObject({ kind: "uncertain" });
    expect(server.complete()).toBe(1);
  });

  test("when no reply comes in time", async () => {
    const server = await brokenServer("silence");
    expect(await deliverBy(transportTo(server.url), message)).toMatchObject({ kind: "uncertain" });
    expect(server.complete()).toBe(1);
  });

  test("when the worker stops before the reply", async () => {
    const server = await brokenServer("silence");
    const transport = transportTo(server.url);
    const delivery = deliverBy(transport, message);
    await server.untilComplete(1);
    transport.close();
    expect(await delivery).toMatchObject({ kind: "uncertain" });
  });
});
