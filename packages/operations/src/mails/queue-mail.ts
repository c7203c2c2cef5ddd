import { MailEntity } from "@hirelane/db";
import type { MailTemplate } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { enqueue } from "../kernel/job.ts";
import { deliverMail } from "./deliver-mail.job.ts";

/** A mail as template and ids: whom it is about, and a key that no second mail may have. */
export interface NewMail {
  readonly organisationId: number;
  readonly template: MailTemplate;
  readonly uniqueKey: string;
  readonly userId?: number;
  readonly userKeyId?: number;
  readonly videoInterviewId?: number;
}

/** Records a mail and its delivery in the transaction that causes them: neither is lost, and none goes out twice. */
export async function queueMail(context: WriteContext, mail: NewMail): Promise<MailEntity> {
  const host = new URL(context.ports.publicUrl).hostname;
  const row = context.em.create(MailEntity, {
    organisationId: mail.organisationId,
    uniqueKey: mail.uniqueKey,
    template: mail.template,
    status: "queued",
    userId: mail.userId ?? null,
    userKeyId: mail.userKeyId ?? null,
    videoInterviewId: mail.videoInterviewId ?? null,
    messageId: `<${context.ports.cryptography.randomHex(16)}@${host}>`,
    attempts: 0,
    claim: null,
    handedOverAt: null,
    failure: null,
    createdAt: context.now,
    sentAt: null,
  });
  await context.em.flush();
  await enqueue(context, deliverMail, { organisationId: mail.organisationId, mailId: row.id });
  return row;
}
