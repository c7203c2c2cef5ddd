import {
  findRow,
  getCandidateMail,
  getShareMail,
  getUserKeyMail,
  type MailEntity,
  toDate,
  toDateOrNull,
} from "@hirelane/db";
import { decideInterviewMail, type InterviewMailTemplate } from "@hirelane/domain";
import { renderMail } from "@hirelane/mails";
import type { WriteContext } from "../kernel/context.ts";
import { composeFinalInterviewMail, composeInterviewerMail } from "./compose-interview-date.ts";
import { composeAlertMail, composeApplicationMail, composeAssessmentMail, wordingOf } from "./compose-pipeline-mail.ts";
import type { Composition } from "./composition.ts";
import type { MailMessage } from "./mail-delivery.ts";

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
    case "applicationReceived":
    case "applicationRejected":
      return composeApplicationMail(context, mail, mail.template);
    case "assessmentAssigned":
      return composeAssessmentMail(context, mail);
    case "finalInterviewInvitation":
    case "finalInterviewCancelled":
      return composeFinalInterviewMail(context, mail, mail.template);
    case "interviewerInvitation":
    case "interviewerCancellation":
      return composeInterviewerMail(context, mail, mail.template);
    case "alertFired":
      return composeAlertMail(context, mail);
    default:
      return composeCandidateMail(context, mail, mail.template);
  }
}

async function composeCandidateMail(
  context: WriteContext,
  mail: MailEntity,
  template: InterviewMailTemplate,
): Promise<Composition | null> {
  const row = await findRow(context.sql, getCandidateMail, [mail.videoInterviewId, template]);
  const email = row?.email ?? null;
  if (row === null || email === null) return null;
  const { status, application_status: applicationStatus } = row;
  const interview = { status, deadline: toDateOrNull(row.deadline), applicationStatus };
  const decision = decideInterviewMail(template, interview, context.now);
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
