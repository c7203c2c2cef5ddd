import { MailStatus, MailTemplate } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const MailSchema = defineEntity({
  name: "MailEntity",
  tableName: "mails",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    uniqueKey: p.text(),
    template: p.enum(MailTemplate.options),
    status: p.enum(MailStatus.options),
    userId: p.bigint("number").strictNullable(),
    userKeyId: p.bigint("number").strictNullable(),
    videoInterviewId: p.bigint("number").strictNullable(),
    applicationId: p.bigint("number").strictNullable(),
    assessmentId: p.bigint("number").strictNullable(),
    finalInterviewId: p.bigint("number").strictNullable(),
    notificationId: p.bigint("number").strictNullable(),
    /** Before this time it does not leave. */
    notBefore: p.datetime().strictNullable(),
    messageId: p.text(),
    attempts: p.integer(),
    /** The attempt that is on, or was the last: only the worker that made it may go on with it. */
    claim: p.text().strictNullable(),
    /** When the end of the message went out in that attempt: from then on the mail server may have it. */
    handedOverAt: p.datetime().strictNullable(),
    failure: p.text().strictNullable(),
    createdAt: p.datetime(),
    sentAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class MailEntity extends MailSchema.class {}
MailSchema.setClass(MailEntity);
