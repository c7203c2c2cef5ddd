import { MailEntity } from "@hirelane/db";
import { Id, type MailStatus } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";
import { defineJob, type JobContext } from "../kernel/job.ts";
import { composeMail } from "./compose-mail.ts";
import { MAIL_ATTEMPTS, type MailMessage, type MailOutcome } from "./mail-delivery.ts";
import { passMailGate } from "./mail-gate.ts";

const NAME = "deliverMail";

type Payload = { organisationId: number; mailId: number };

/** A mail that this run of the job may deliver: whoever claims it later takes it away. */
interface Claimed {
  readonly claim: string;
  readonly message: MailMessage;
}

/**
 * Delivers one mail: commits "sending", speaks to the mail server outside of any transaction, and commits, before the end of
 * the message goes out, that it does. A mail that a crash left before that point was not taken, and is sent again; one left
 * after it is uncertain, and never sent again on its own. A process has one mail at a time between the two.
 */
export const deliverMail = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), mailId: Id("mail") }),
  queue: { notify: true, partition: true, retryLimit: 20, retryDelay: 2 },
  async run(context, payload) {
    const claimed = await context.kernel.runAsSystem(payload.organisationId, NAME, (write) =>
      claim(write, payload.mailId),
    );
    if (!("claim" in claimed)) {
      if (claimed.status !== null) context.meter?.countMail(claimed.status);
      return;
    }
    const { outcome, status } = await deliver(context, payload, claimed);
    if (status !== null) context.meter?.countMail(status);
    if (status === "queued") throw new Error(`The mail was not taken: ${reasonOf(outcome)}`);
  },
});

/** Takes a mail, or says what became of it instead, where something did. */
async function claim(context: WriteContext, mailId: number): Promise<Claimed | { readonly status: MailStatus | null }> {
  const mail = await loadMail(context, mailId);
  const isInterrupted = mail?.status === "sending";
  if (mail !== null && isInterrupted) noteInterruption(mail);
  if (mail?.status !== "queued") return { status: isInterrupted ? "uncertain" : null };
  if (mail.notBefore !== null && mail.notBefore.getTime() > context.now.getTime()) {
    await putOff(context, mail, mail.notBefore);
    return { status: null };
  }
  const message = await composeMail(context, mail);
  if (message === null) {
    mail.status = "cancelled";
    return { status: "cancelled" };
  }
  mail.status = "sending";
  mail.attempts += 1;
  mail.claim = context.ports.cryptography.randomHex(8);
  mail.handedOverAt = null;
  return { claim: mail.claim, message };
}

/** The queue's clock was ahead of ours, or somebody sent the mail again: it is still not to leave. */
async function putOff(context: WriteContext, { organisationId, id }: MailEntity, startAfter: Date): Promise<void> {
  await context.jobs.send(context.em, NAME, { organisationId, mailId: id }, { startAfter });
}

/** What a crash left: nobody took a message whose end never went out. */
function noteInterruption(mail: MailEntity): void {
  if (mail.claim !== null && mail.handedOverAt === null) {
    mail.status = "queued";
    return;
  }
  mail.status = "uncertain";
  mail.failure = "The worker stopped while the mail server was spoken to.";
}

async function deliver(
  context: JobContext,
  payload: Payload,
  { claim: own, message }: Claimed,
): Promise<{ outcome: MailOutcome; status: MailStatus | null }> {
  const settled = Promise.withResolvers<void>();
  const handOver = () => {
    const noted = Promise.withResolvers<boolean>();
    passMailGate(context.mail, async () => {
      noteHandover(context, payload, own).then(noted.resolve, noted.reject);
      await settled.promise;
    });
    return noted.promise;
  };
  try {
    const outcome = await context.mail.deliver(message, handOver);
    return { outcome, status: await settle(context, payload, own, outcome) };
  } finally {
    settled.resolve();
  }
}

/** Notes that the end of the message goes out now; says whether the mail is still this run's to deliver. */
async function noteHandover(
  { kernel }: JobContext,
  { organisationId, mailId }: Payload,
  own: string,
): Promise<boolean> {
  return kernel.runAsSystem(organisationId, NAME, async (write) => {
    const mail = await loadMail(write, mailId);
    if (mail?.status !== "sending" || mail.claim !== own) return false;
    mail.handedOverAt = write.now;
    return true;
  });
}

/** Notes an outcome; says what the mail's status is then (queued: the job has to run again), null where it is another's. */
async function settle(
  { kernel }: JobContext,
  { organisationId, mailId }: Payload,
  own: string,
  outcome: MailOutcome,
): Promise<MailStatus | null> {
  return kernel.runAsSystem(organisationId, NAME, async (write) => {
    const mail = await loadMail(write, mailId);
    if (mail === null || mail.claim !== own || (mail.status !== "sending" && mail.status !== "uncertain")) return null;
    mail.status = statusAfter(outcome, mail.attempts);
    mail.failure = outcome.kind === "accepted" ? null : outcome.reason.slice(0, 500);
    if (outcome.kind === "accepted") mail.sentAt = write.now;
    return mail.status;
  });
}

function statusAfter(outcome: MailOutcome, attempts: number): MailStatus {
  switch (outcome.kind) {
    case "accepted":
      return "sent";
    case "refused":
      return "failed";
    case "uncertain":
      return "uncertain";
    case "retry":
      return attempts < MAIL_ATTEMPTS ? "queued" : "failed";
  }
}

function reasonOf(outcome: MailOutcome): string {
  return outcome.kind === "accepted" ? "" : outcome.reason;
}

function loadMail(context: WriteContext, id: number): Promise<MailEntity | null> {
  return context.em.findOne(MailEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
