import { MailEntity } from "@hirelane/db";
import { Id, type MailStatus } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";
import { defineJob, type JobContext } from "../kernel/job.ts";
import { composeMail } from "./compose-mail.ts";
import { MAIL_ATTEMPTS, type MailMessage, type MailOutcome } from "./mail-delivery.ts";

const NAME = "deliverMail";

type Payload = { organisationId: number; mailId: number };

/**
 * Delivers one mail: commits "sending", speaks to the mail server outside of any transaction, commits what became of it.
 * A mail found in "sending" was caught by a crash: it becomes uncertain, and is never sent again on its own.
 */
export const deliverMail = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), mailId: Id("mail") }),
  queue: { notify: true, partition: true, retryLimit: 20, retryDelay: 2 },
  async run(context, payload) {
    const message = await context.kernel.runAsSystem(payload.organisationId, NAME, (write) =>
      claim(write, payload.mailId),
    );
    if (message === null) return;
    const outcome = await context.mail.deliver(message);
    const retry = await settle(context, payload, outcome);
    if (retry) throw new Error(`The mail was not taken: ${reasonOf(outcome)}`);
  },
});

async function claim(context: WriteContext, mailId: number): Promise<MailMessage | null> {
  const mail = await loadMail(context, mailId);
  if (mail?.status === "sending") {
    mail.status = "uncertain";
    mail.failure = "The worker stopped while the mail server was spoken to.";
  }
  if (mail?.status !== "queued") return null;
  const message = await composeMail(context, mail);
  if (message === null) {
    mail.status = "cancelled";
    return null;
  }
  mail.status = "sending";
  mail.attempts += 1;
  return message;
}

/** Notes an outcome; says whether the job has to run again. */
async function settle(context: JobContext, payload: Payload, outcome: MailOutcome): Promise<boolean> {
  return context.kernel.runAsSystem(payload.organisationId, NAME, async (write) => {
    const mail = await loadMail(write, payload.mailId);
    if (mail === null || (mail.status !== "sending" && mail.status !== "uncertain")) return false;
    mail.status = statusAfter(outcome, mail.attempts);
    mail.failure = outcome.kind === "accepted" ? null : outcome.reason.slice(0, 500);
    if (outcome.kind === "accepted") mail.sentAt = write.now;
    return mail.status === "queued";
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
