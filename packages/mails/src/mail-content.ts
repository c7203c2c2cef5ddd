import type { CandidateMailTemplate, Language, MailTemplate, MailWording } from "@hirelane/domain";

interface Recipient {
  readonly language: Language;
  /** The organisation's IANA time zone, in which every time of the mail is shown. */
  readonly timeZone: string;
  readonly organisationName: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The absolute address behind the button. */
  readonly link: string;
}

export interface CandidateMail extends Recipient {
  readonly template: CandidateMailTemplate;
  readonly jobTitle: string;
  readonly deadline: Date;
  /** The organisation's own texts; null for Hirelane's. */
  readonly wording: MailWording | null;
}

interface AccountMail extends Recipient {
  /** When the link stops working. */
  readonly expiresAt: Date;
}

export interface UserInvitation extends AccountMail {
  readonly template: "userInvitation";
}

export interface PasswordReset extends AccountMail {
  readonly template: "passwordReset";
}

export interface ShareNotice extends Recipient {
  readonly template: "videoInterviewShared";
  readonly jobTitle: string;
  /** The candidate whose interview is shared. */
  readonly candidateName: string;
  readonly sharedAt: Date;
}

interface Contents extends Record<MailTemplate, Recipient> {
  videoInterviewInvitation: CandidateMail;
  videoInterviewReminder: CandidateMail;
  videoInterviewDeadlineMoved: CandidateMail;
  videoInterviewReopened: CandidateMail;
  userInvitation: UserInvitation;
  passwordReset: PasswordReset;
  videoInterviewShared: ShareNotice;
}

/** All that one mail says, as facts; the language's texts turn it into words. */
export type MailContent = Contents[MailTemplate];

export interface RenderedMail {
  /** One line without control characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
