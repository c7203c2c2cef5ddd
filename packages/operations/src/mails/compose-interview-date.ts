import {
  findRow,
  getFinalInterviewMail,
  getInterviewerMail,
  type MailEntity,
  toDate,
  toDateOrNull,
} from "@hirelane/db";
import { decideCancellationMail, decideInvitationMail } from "@hirelane/domain";
import type { Appointment } from "@hirelane/mails";
import type { WriteContext } from "../kernel/context.ts";
import { applicantFacts, applicationPage, candidateOf } from "./compose-pipeline-mail.ts";
import type { Composition } from "./composition.ts";

type MeetingRow = Pick<
  NonNullable<typeof getFinalInterviewMail.row>,
  | "starts_at"
  | "duration_minutes"
  | "place"
  | "calendar_uid"
  | "sequence"
  | "cancelled_at"
  | "changed_at"
  | "was_invited"
  | "organizer_first_name"
  | "organizer_last_name"
  | "organizer_email"
>;

/** A mail to the candidate about a final interview; null when its reason is gone. */
export async function composeFinalInterviewMail(
  context: WriteContext,
  mail: MailEntity,
  template: "finalInterviewInvitation" | "finalInterviewCancelled",
): Promise<Composition | null> {
  const row = await findRow(context.sql, getFinalInterviewMail, [mail.finalInterviewId, template]);
  const email = row?.email ?? null;
  if (row === null || email === null) return null;
  if (template === "finalInterviewInvitation" && row.application_status !== "active") return null;
  if (!stands(context, mail, row, template === "finalInterviewInvitation", true)) return null;
  const to = candidateOf(row, email);
  return { to, content: { template, ...applicantFacts(row), appointment: appointmentOf(row, to) } };
}

/** A mail to an interviewer about a final interview; null when its reason is gone. */
export async function composeInterviewerMail(
  context: WriteContext,
  mail: MailEntity,
  template: "interviewerInvitation" | "interviewerCancellation",
): Promise<Composition | null> {
  const row = await findRow(context.sql, getInterviewerMail, [mail.finalInterviewId, mail.userId]);
  if (row === null) return null;
  if (!stands(context, mail, row, template === "interviewerInvitation", row.is_guest)) return null;
  const { wording: _none, ...facts } = applicantFacts(row);
  const to = { name: `${row.user_first_name} ${row.user_last_name}`, address: row.user_email };
  return {
    to,
    content: {
      template,
      ...facts,
      firstName: row.user_first_name,
      lastName: row.user_last_name,
      candidateName: `${row.first_name} ${row.last_name}`,
      appointment: appointmentOf(row, to),
      link: applicationPage(context, row.application_id),
    },
  };
}

function stands(
  { now }: WriteContext,
  mail: MailEntity,
  row: MeetingRow,
  isInvitation: boolean,
  isGuest: boolean,
): boolean {
  const facts = {
    startsAt: toDate(row.starts_at),
    cancelledAt: toDateOrNull(row.cancelled_at),
    changedAt: toDate(row.changed_at),
    isGuest,
    wasInvited: row.was_invited,
  };
  return (isInvitation ? decideInvitationMail(facts, mail.createdAt, now) : decideCancellationMail(facts)).ok;
}

function appointmentOf(row: MeetingRow, attendee: Composition["to"]): Appointment {
  return {
    uid: row.calendar_uid,
    sequence: row.sequence,
    startsAt: toDate(row.starts_at),
    durationMinutes: row.duration_minutes,
    place: row.place,
    organizer: { name: `${row.organizer_first_name} ${row.organizer_last_name}`, address: row.organizer_email },
    attendee,
    changedAt: toDate(row.changed_at),
  };
}
