import { insertMails, MailEntity, toId } from "@hirelane/db";
import type { MailTemplate } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { enqueue } from "../kernel/job.ts";
import { deliverMail } from "./deliver-mail.job.ts";

/** What a mail is about, as ids, and a key that no second mail may have. */
export interface MailSubject {
  readonly uniqueKey: string;
  readonly userId?: number;
  readonly applicationId?: number;
  readonly assessmentId?: number;
  readonly finalInterviewId?: number;
  readonly notificationId?: number;
}

/** A mail as template and ids. */
export interface NewMail extends MailSubject {
  readonly organisationId: number;
  readonly template: MailTemplate;
  readonly userKeyId?: number;
  readonly videoInterviewId?: number;
  /** When it may leave at the earliest; absent: at once. */
  readonly notBefore?: Date;
}

/** Records a mail and its delivery in the transaction that causes them: neither is lost, and none goes out twice. */
export async function queueMail(context: WriteContext, mail: NewMail): Promise<MailEntity> {
  const { organisationId, template, uniqueKey, notBefore = null } = mail;
  const row = context.em.create(MailEntity, {
    organisationId,
    uniqueKey,
    template,
    status: "queued",
    userId: mail.userId ?? null,
    userKeyId: mail.userKeyId ?? null,
    videoInterviewId: mail.videoInterviewId ?? null,
    applicationId: mail.applicationId ?? null,
    assessmentId: mail.assessmentId ?? null,
    finalInterviewId: mail.finalInterviewId ?? null,
    notificationId: mail.notificationId ?? null,
    notBefore,
    messageId: newMessageId(context),
    attempts: 0,
    claim: null,
    handedOverAt: null,
    failure: null,
    createdAt: context.now,
    sentAt: null,
  });
  await context.em.flush();
  const later = notBefore === null ? {} : { startAfter: notBefore };
  await enqueue(context, deliverMail, { organisationId, mailId: row.id }, later);
  return row;
}

/**
 * Like {@link queueMail} for many mails of one template, in two statements; those whose key another mail has already are
 * left out. None leaves before `notBefore`.
 */
export async function queueMails(
  context: WriteContext,
  template: MailTemplate,
  mails: readonly MailSubject[],
  notBefore: Date | null = null,
): Promise<void> {
  if (mails.length === 0) return;
  const organisationId = organisationOf(context);
  const recorded = await context.sql.rows(insertMails, [
    organisationId,
    template,
    context.now,
    notBefore,
    mails.map(({ uniqueKey }) => uniqueKey),
    mails.map(() => newMessageId(context)),
    mails.map(({ userId }) => userId ?? null),
    mails.map(({ applicationId }) => applicationId ?? null),
    mails.map(({ assessmentId }) => assessmentId ?? null),
    mails.map(({ finalInterviewId }) => finalInterviewId ?? null),
    mails.map(({ notificationId }) => notificationId ?? null),
  ]);
  const payloads = recorded.map(({ id }) => ({ organisationId, mailId: toId(id) }));
  await context.jobs.sendMany(context.em, deliverMail.name, payloads, undefined, notBefore);
}

function newMessageId({ ports }: WriteContext): string {
  return `<${ports.cryptography.randomHex(16)}@${new URL(ports.publicUrl).hostname}>`;
}
