import type { InterviewMailTemplate, Language, MailTemplate, MailWording } from "@hirelane/domain";

interface Recipient {
  readonly language: Language;
  /** The IANA time zone of the job or the organisation, in which every time of the mail is shown. */
  readonly timeZone: string;
  readonly organisationName: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface LinkedMail extends Recipient {
  /** The absolute address behind the button. */
  readonly link: string;
}

interface ApplicantMail extends Recipient {
  readonly jobTitle: string;
  /** The organisation's own texts; null for Hirelane's. */
  readonly wording: MailWording | null;
}

/** A mail about a candidate's video interview. */
export interface CandidateMail extends ApplicantMail, LinkedMail {
  readonly template: InterviewMailTemplate;
  readonly deadline: Date;
}

export interface ApplicationReceipt extends ApplicantMail {
  readonly template: "applicationReceived";
  readonly receivedAt: Date;
}

export interface ApplicationRejection extends ApplicantMail {
  readonly template: "applicationRejected";
}

export interface AssessmentInvitation extends ApplicantMail, LinkedMail {
  readonly template: "assessmentAssigned";
  readonly assessmentName: string;
  readonly validTo: Date;
}

/** A meeting, as the mails about it say it and as their calendar part holds it. */
export interface Appointment {
  /** The same for every change of one meeting, in the whole world. */
  readonly uid: string;
  /** Counts the changes of the meeting. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly durationMinutes: number;
  readonly place: string;
  readonly organizer: { readonly name: string; readonly address: string };
  /** Whom the calendar part invites: the recipient alone. */
  readonly attendee: { readonly name: string; readonly address: string };
  /** When the mail about it was caused. */
  readonly changedAt: Date;
}

export interface FinalInterviewMail extends ApplicantMail {
  readonly template: "finalInterviewInvitation" | "finalInterviewCancelled";
  readonly appointment: Appointment;
}

export interface InterviewerMail extends LinkedMail {
  readonly template: "interviewerInvitation" | "interviewerCancellation";
  readonly jobTitle: string;
  readonly candidateName: string;
  readonly appointment: Appointment;
}

interface AccountMail extends LinkedMail {
  /** When the link stops working. */
  readonly expiresAt: Date;
}

export interface UserInvitation extends AccountMail {
  readonly template: "userInvitation";
}

export interface PasswordReset extends AccountMail {
  readonly template: "passwordReset";
}

export interface ShareNotice extends LinkedMail {
  readonly template: "videoInterviewShared";
  readonly jobTitle: string;
  /** The candidate whose interview is shared. */
  readonly candidateName: string;
  readonly sharedAt: Date;
}

export interface AlertNotice extends LinkedMail {
  readonly template: "alertFired";
  readonly alertName: string;
  readonly jobTitle: string;
  readonly candidateName: string;
  readonly firedAt: Date;
}

interface Contents extends Record<MailTemplate, Recipient> {
  videoInterviewInvitation: CandidateMail;
  videoInterviewReminder: CandidateMail;
  videoInterviewDeadlineMoved: CandidateMail;
  videoInterviewReopened: CandidateMail;
  applicationReceived: ApplicationReceipt;
  applicationRejected: ApplicationRejection;
  assessmentAssigned: AssessmentInvitation;
  finalInterviewInvitation: FinalInterviewMail;
  finalInterviewCancelled: FinalInterviewMail;
  userInvitation: UserInvitation;
  passwordReset: PasswordReset;
  videoInterviewShared: ShareNotice;
  interviewerInvitation: InterviewerMail;
  interviewerCancellation: InterviewerMail;
  alertFired: AlertNotice;
}

/** All that one mail says, as facts; the language's texts turn it into words. */
export type MailContent = Contents[MailTemplate];

/** An iCalendar part (RFC 5545), as it goes into the mail: invites, or takes the meeting back. */
export interface CalendarPart {
  readonly method: "REQUEST" | "CANCEL";
  readonly content: string;
}

export interface RenderedMail {
  /** One line without control characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Null for all mails but those about a meeting. */
  readonly calendar: CalendarPart | null;
}
