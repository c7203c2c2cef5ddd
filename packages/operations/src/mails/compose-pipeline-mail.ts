import {
  type ApplicationMailRow,
  findRow,
  getAlertMail,
  getApplicationMail,
  getAssessmentMail,
  type MailEntity,
  toDate,
  toDateOrNull,
} from "@hirelane/db";
import { decideAssessmentMail, decideReceiptMail, decideRejectionMail, type MailWording } from "@hirelane/domain";
import { seesJob } from "../alerts/sees-job.ts";
import type { WriteContext } from "../kernel/context.ts";
import type { Composition } from "./composition.ts";

/** The confirmation of an application, or its rejection; null when its reason is gone. */
export async function composeApplicationMail(
  context: WriteContext,
  mail: MailEntity,
  template: "applicationReceived" | "applicationRejected",
): Promise<Composition | null> {
  const row = await findRow(context.sql, getApplicationMail, [mail.applicationId, template]);
  const email = row?.email ?? null;
  if (row === null || email === null) return null;
  const to = candidateOf(row, email);
  if (template === "applicationReceived") {
    const decision = decideReceiptMail({ status: row.application_status });
    return decision.ok ? { to, content: { template, ...applicantFacts(row), receivedAt: mail.createdAt } } : null;
  }
  const facts = { status: row.application_status, statusChangedAt: toDateOrNull(row.status_changed_at) };
  const decision = decideRejectionMail(facts, mail.createdAt);
  return decision.ok ? { to, content: { template, ...applicantFacts(row) } } : null;
}

/** The mail with the link of a test; null when its reason is gone. */
export async function composeAssessmentMail(context: WriteContext, mail: MailEntity): Promise<Composition | null> {
  const template = "assessmentAssigned";
  const row = await findRow(context.sql, getAssessmentMail, [mail.assessmentId, template]);
  const email = row?.email ?? null;
  if (row === null || email === null) return null;
  const { status, application_status: applicationStatus } = row;
  const validTo = toDate(row.valid_to);
  if (!decideAssessmentMail({ status, validTo, applicationStatus }, context.now).ok) return null;
  const { cryptography, publicUrl } = context.ports;
  const link = `${publicUrl}/assessment/${cryptography.open(row.sealed_key)}`;
  const content = { template, ...applicantFacts(row), assessmentName: row.name, validTo, link } as const;
  return { to: candidateOf(row, email), content };
}

/** The mail that an alert fired, to its user; null when the application is gone, the user, or their right to see the job. */
export async function composeAlertMail(context: WriteContext, mail: MailEntity): Promise<Composition | null> {
  const row = await findRow(context.sql, getAlertMail, [mail.notificationId]);
  if (row === null || !seesJob(context, row)) return null;
  const { wording: _none, ...facts } = applicantFacts(row);
  return {
    to: { name: `${row.user_first_name} ${row.user_last_name}`, address: row.user_email },
    content: {
      template: "alertFired",
      ...facts,
      firstName: row.user_first_name,
      lastName: row.user_last_name,
      candidateName: `${row.first_name} ${row.last_name}`,
      alertName: row.alert_name,
      firedAt: toDate(row.fired_at),
      link: applicationPage(context, row.application_id),
    },
  };
}

/** The page of an application, for those who may see it. */
export function applicationPage({ ports }: WriteContext, applicationId: string): string {
  return `${ports.publicUrl}/applications/${applicationId}`;
}

/** What every mail about an application says. */
export function applicantFacts(row: ApplicationMailRow) {
  return {
    language: row.language,
    timeZone: row.time_zone,
    organisationName: row.organisation_name,
    jobTitle: row.job_title,
    firstName: row.first_name,
    lastName: row.last_name,
    wording: wordingOf(row),
  };
}

/** The candidate of a mail as its recipient. */
export function candidateOf(row: ApplicationMailRow, address: string): Composition["to"] {
  return { name: `${row.first_name} ${row.last_name}`, address };
}

/** An organisation's own texts, if it has some. */
export function wordingOf(row: { readonly [Field in keyof MailWording]: string | null }): MailWording | null {
  const { subject, opening, closing } = row;
  return subject === null || opening === null || closing === null ? null : { subject, opening, closing };
}
