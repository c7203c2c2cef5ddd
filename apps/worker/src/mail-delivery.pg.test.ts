import { listMailboxMessages, MailEntity } from "@hirelane/db";
import { operations } from "@hirelane/operations";
import { startBrokenMailServer, startMailServer, useKernel } from "@hirelane/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMailboxTransport } from "./mails/mailbox-transport.ts";
import { type Invitation, invite, missHeartbeats, runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const t = useKernel();
useEmptyQueues(t);

async function mailServer(rules?: Parameters<typeof startMailServer>[0]) {
  const server = await startMailServer(rules);
  onTestFinished(() => server.close());
  return server;
}

const to = (address: string) => (mail: { to: readonly string[] }) => mail.to.includes(address);

describe("an invitation", () => {
  test("arrives over SMTP, with the candidate's link", async () => {
    const server = await mailServer();
    await runWorker(t(), smtpTo(server.url));
    const invitation = await invite(t(), "luke@tatooine.example");
    const mail = await invitation.mailOnce("sent");
    expect(mail).toMatchObject({ attempts: 1, failure: null });
    expect(mail.sentAt).toBeInstanceOf(Date);
    const [ours, ...more] = server.received.filter(to("luke@tatooine.example"));
    expect(more).toEqual([]);
    expect(ours?.source).toContain(`Message-ID: ${mail.messageId}`);
    expect(ours?.source.replaceAll("=\r\n", "")).toContain(
      `http://hirelane.example/interview/${invitation.activationKey}`,
    );
  });

  test("that was queued while no worker ran is sent by the next one, once, however many workers run", async () => {
    const server = await mailServer();
    const invitation = await invite(t(), "leia@alderaan.example");
    await Promise.all([1, 2, 3].map(() => runWorker(t(), smtpTo(server.url))));
    await invitation.mailOnce("sent");
    expect(server.received.filter(to("leia@alderaan.example"))).toHaveLength(1);
  });

  test("goes into the mailbox where there is no mail server", async () => {
    const { kernel } = t();
    await runWorker(t(), createMailboxTransport(kernel));
    const invitation = await invite(t(), "han@falcon.example");
    await invitation.mailOnce("sent");
    const messages = await kernel.runAsSystem(invitation.organisation.organisationId, "test", (context) =>
      context.sql.rows(listMailboxMessages, [10]),
    );
    expect(messages.map((message) => message.recipient)).toContain("Luke Skywalker <han@falcon.example>");
  });
});

describe("a mail server that does not take a mail", () => {
  test("for good makes it failed, with the server's words, after one attempt", async () => {
    const server = await mailServer({ recipient: () => [550, "5.1.1 No such user"] });
    await runWorker(t(), smtpTo(server.url));
    const mail = await (await invite(t(), "nobody@tatooine.example")).mailOnce("failed");
    expect(mail).toMatchObject({ attempts: 1, failure: expect.stringContaining("5.1.1 No such user"), sentAt: null });
  });

  test("for now gets it again later", async () => {
    let refusals = 0;
    const server = await mailServer({ recipient: () => ((refusals += 1) <= 2 ? [451, "Greylisted"] : null) });
    await runWorker(t(), smtpTo(server.url));
    const invitation = await invite(t(), "lando@bespin.example");
    const mail = await invitation.mailOnce("sent");
    expect(mail.attempts).toBeGreaterThanOrEqual(1);
    expect(server.received.filter(to("lando@bespin.example"))).toHaveLength(1);
    expect(refusals).toBeGreaterThanOrEqual(3);
  });

  test("and drops the connection instead of an answer makes it uncertain, and it is not sent again", async () => {
    const server = await startBrokenMailServer("drop");
    onTestFinished(() => server.close());
    await runWorker(t(), smtpTo(server.url));
    const invitation = await invite(t(), "chewie@kashyyyk.example");
    const mail = await invitation.mailOnce("uncertain");
    expect(mail).toMatchObject({ attempts: 1, sentAt: null });
    const sent = server.complete();
    await missHeartbeats(t());
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(server.complete()).toBe(sent);
  });
});

/** Leaves an invitation's mail as a killed worker would. */
async function crash(invitation: Invitation, handedOverAt: Date | null): Promise<void> {
  const { id } = await invitation.mail();
  await t().kernel.runAsSystem(invitation.organisation.organisationId, "test", async ({ em }) => {
    const mail = await em.findOneOrFail(MailEntity, { id });
    Object.assign(mail, { status: "sending", attempts: 1, claim: "0123456789abcdef", handedOverAt });
  });
}

describe("a mail that a crash left in sending", () => {
  test("after its end went out becomes uncertain, and is not sent", async () => {
    const server = await mailServer();
    const invitation = await invite(t(), "yoda@dagobah.example");
    await crash(invitation, new Date());
    await runWorker(t(), smtpTo(server.url));
    expect(await invitation.mailOnce("uncertain")).toMatchObject({ failure: expect.stringContaining("stopped") });
    expect(server.received.filter(to("yoda@dagobah.example"))).toEqual([]);
  });

  test("before its end went out was not taken, and is sent", async () => {
    const server = await mailServer();
    const invitation = await invite(t(), "quigon@naboo.example");
    await crash(invitation, null);
    await runWorker(t(), smtpTo(server.url));
    expect(await invitation.mailOnce("sent")).toMatchObject({ attempts: 2 });
    expect(server.received.filter(to("quigon@naboo.example"))).toHaveLength(1);
  });
});

test("a mail of a skipped interview is cancelled, and not sent", async () => {
  const server = await mailServer();
  const invitation = await invite(t(), "ahsoka@shili.example");
  const id = (await invitation.mail()).videoInterviewId;
  await t().kernel.run(operations.videoInterviews.skip, { id }, invitation.organisation.owner.call);
  await runWorker(t(), smtpTo(server.url));
  expect(await invitation.mailOnce("cancelled")).toMatchObject({ attempts: 0, sentAt: null });
  expect(server.received.filter(to("ahsoka@shili.example"))).toEqual([]);
});

test("a stopping worker finishes the mail in hand, and gives the others back", async () => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const server = await mailServer({ message: () => asked.then(() => null) });
  const worker = await runWorker(t(), smtpTo(server.url));
  const invitation = await invite(t(), "obiwan@jedha.example");
  await invitation.mailOnce("sending");
  const stopped = worker.stop();
  setTimeout(answer, 300);
  await stopped;
  expect(await invitation.mail()).toMatchObject({ status: "sent" });
});

test("a worker does not wait for a mail server that never answers", async () => {
  const server = await startBrokenMailServer("silence");
  onTestFinished(() => server.close());
  const worker = await runWorker(t(), smtpTo(server.url));
  const invitation = await invite(t(), "dooku@serenno.example");
  await server.untilComplete(1);
  const started = performance.now();
  await worker.stop();
  expect(performance.now() - started).toBeLessThan(8000);
  const { call } = invitation.organisation.owner;
  const { items } = await t().kernel.run(operations.mails.list, {}, call);
  expect(items.map((mail) => mail.status).toSorted()).toEqual(["queued", "uncertain"]);
  expect(server.complete()).toBe(1);
});

test("a hundred mails go out, each once", async () => {
  const server = await mailServer();
  const invitations = await Promise.all(
    Array.from({ length: 50 }, (_, index) => invite(t(), `trooper${index}@empire.example`)),
  );
  await runWorker(t(), smtpTo(server.url));
  await server.untilReceived(2 * invitations.length);
  expect(new Set(server.received.map((mail) => mail.to[0])).size).toBe(100);
});
