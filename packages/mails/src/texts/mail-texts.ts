import type { MailTemplate } from "@hirelane/domain";

/** The words of one mail, without greeting and closing. */
export interface Wording {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** The sentence with the date that matters; set in bold. */
  readonly deadline: string;
  readonly button: string;
  readonly notes: readonly string[];
}

export interface AccountFacts {
  readonly organisationName: string;
  /** A date and time in words, with its time zone. */
  readonly moment: string;
}

export interface InterviewFacts extends AccountFacts {
  readonly jobTitle: string;
}

interface Wordings extends Record<MailTemplate, (facts: never) => Wording> {
  videoInterviewInvitation: (facts: InterviewFacts) => Wording;
  userInvitation: (facts: AccountFacts) => Wording;
  passwordReset: (facts: AccountFacts) => Wording;
}

/** Every text of the mails in one language. */
export interface MailTexts {
  /** The locale in which dates are written. */
  readonly locale: string;
  /** The first line; `name` may be empty. */
  readonly greeting: (name: string) => string;
  /** Introduces the bare link. */
  readonly linkFallback: string;
  readonly closing: string;
  readonly wordings: Wordings;
}
