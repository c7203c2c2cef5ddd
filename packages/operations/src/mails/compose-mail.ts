import {
  findRow,
  getCandidateMail,
  getShareMail,
  getUserKeyMail,
  type MailEntity,
  toDate,
  toDateOrNull,
} from "@hirelane/db";
import { type CandidateMailTemplate, decideCandidateMail, type MailWording } from "@hirelane/domain";
import { type MailContent, renderMail } from "@hirelane/mails";
import type { WriteContext } from "../kernel/context.ts";
import type { MailMessage } from "./mail-delivery.ts";

interface Composition {
  readonly to: MailMessage["to"];
  readonly content: MailContent;
}

/** Renders a mail from its template and ids; null when its reason is gone, such as a key that was used or replaced. */
export async function composeMail(context: WriteContext, mail: MailEntity): Promise<MailMessage | null> {
  const composition = await compose(context, mail);
  if (composition === null) return null;
  const { organisationId, id: mailId, messageId } = mail;
  return { organisationId, mailId, messageId, to: composition.to, ...(await renderMail(composition.content)) };
}

function compose(context: WriteContext, mail: MailEntity): Promise<Composition | null> {
  switch (mail.template) {
    case "userInvitation":
    case "passwordReset":
      return composeUserKey(context, mail, mail.template);
    case "videoInterviewShared":
      return composeShareNotice(context, mail);
    default:
      return composeCandidateMail(context, mail, mail.template);
  }
}

async function composeCandidateMail(
  context: WriteContext,
  mail: MailEntity,
  template: CandidateMailTemplate,
): Promise<Composition | null> {
  const row = await findRow(context.sql, getCandidateMail, [mail.videoInterviewId, template]);
  const email = row?.email ?? null;
  if (row === null || email === null) return null;
  const interview = { status: row.status, deadline: toDateOrNull(row.deadline) };
  const decision = decideCandidateMail(template, interview, context.now);
  if (!decision.ok) return null;
  const { cryptography, candidateUrl } = context.ports;
  return {
    to: { name: `${row.first_name} ${row.last_name}`, address: email },
    content: {
      template,
      language: row.language,
      timeZone: row.time_zone,
      organisationName: row.organisation_name,
      jobTitle: row.job_title,
      firstName: row.first_name,
      lastName: row.last_name,
      deadline: decision.value.deadline,
      wording: wordingOf(row),
      link: `${candidateUrl}/${cryptography.open(row.sealed_activation_key)}`,
    },
  };
}

function wordingOf({ subject, opening, closing }: { [Field in keyof MailWording]: string | null }): MailWording | null {
  return subject === null || opening === null || closing === null ? null : { subject, opening, closing };
}

async function composeUserKey(
  context: WriteContext,
  mail: MailEntity,
  template: "userInvitation" | "passwordReset",
): Promise<Composition | null> {
  const row = await findRow(context.sql, getUserKeyMail, [mail.userKeyId]);
  if (row === null) return null;
  const { cryptography, publicUrl } = context.ports;
  return {
    to: { name: `${row.first_name} ${row.last_name}`, address: row.email },
    content: {
      template,
      language: row.language,
      timeZone: row.time_zone,
      organisationName: row.organisation_name,
      firstName: row.first_name,
      lastName: row.last_name,
      expiresAt: toDate(row.expires_at),
      link: `${publicUrl}/password/${cryptography.open(row.sealed_key)}`,
    },
  };
}

async function composeShareNotice(context: WriteContext, mail: MailEntity): Promise<Composition | null> {
  const row = await findRow(context.sql, getShareMail, [mail.videoInterviewId, mail.userId]);
  if (row === null) return null;
  return {
    to: { name: `${row.first_name} ${row.last_name}`, address: row.email },
    content: {
      template: "videoInterviewShared",
      language: row.language,
      timeZone: row.time_zone,
      organisationName: row.organisation_name,
      firstName: row.first_name,
      lastName: row.last_name,
      jobTitle: row.job_title,
      candidateName: `${row.candidate_first_name} ${row.candidate_last_name}`,
      sharedAt: toDate(row.shared_at),
      link: `${context.ports.publicUrl}/video-interviews/${mail.videoInterviewId}`,
    },
  };
}
