import { MailEntity } from "@hirelane/db";
import { decideMailResolution, MailView, ResolveMailInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { enqueue } from "../kernel/job.ts";
import { allowed, notFound } from "../kernel/operation-error.ts";
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
    const from = mail.status;
    const to = allowed(decideMailResolution(from, resolution));
    mail.status = to;
    if (to === "queued") mail.attempts = 0;
    else mail.sentAt = context.now;
    await context.em.flush();
    if (to === "queued") await enqueue(context, deliverMail, { organisationId: organisationOf(context), mailId: id });
    await recordEvent(context, { type: "mail.resolved", subject: { kind: "mail", id }, from, to });
    return viewMail(context, id);
  },
});
