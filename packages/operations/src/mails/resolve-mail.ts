import { MailEntity } from "@hirelane/db";
import { decideMailResolution, MailView, ResolveMailInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { enqueue } from "../kernel/job.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { deliverMail } from "./deliver-mail.job.ts";
import { viewMail } from "./mail-view.ts";

export const resolveMail = defineWrite({
  id: "mails.resolve",
  summary: "Say of a mail that failed or is uncertain that it arrived, or that it is to be sent again.",
  permission: "mails.resolve",
  input: ResolveMailInput,
  output: MailView,
  async run(context, { id, resolution }) {
    const mail = await context.em.findOne(MailEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (mail === null) throw notFound("mail");
    const decision = decideMailResolution(mail.status, resolution);
    if (!decision.ok) throw new OperationError("refused", decision.refusal);
    const from = mail.status;
    mail.status = decision.value;
    if (decision.value === "queued") mail.attempts = 0;
    else mail.sentAt = context.now;
    await context.em.flush();
    if (decision.value === "queued")
      await enqueue(context, deliverMail, { organisationId: organisationOf(context), mailId: id });
    await recordEvent(context, { type: "mail.resolved", subject: { kind: "mail", id }, from, to: decision.value });
    return viewMail(context, id);
  },
});
