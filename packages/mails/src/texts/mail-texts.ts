import type { CandidateMailTemplate, MailTemplate } from "@hirelane/domain";

/** The words of one mail, without greeting and closing. */
export interface Words {
  readonly subject: string;
  readonly heading: string;
  /** Each may have line breaks. */
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

export interface ShareFacts extends InterviewFacts {
  readonly candidateName: string;
}

type AccountTemplate = Exclude<MailTemplate, CandidateMailTemplate | "videoInterviewShared">;

type Templates = Record<AccountTemplate, (facts: AccountFacts) => Words> &
  Record<CandidateMailTemplate, (facts: InterviewFacts) => Words> & {
    readonly videoInterviewShared: (facts: ShareFacts) => Words;
  };

/** Every text of the mails in one language. */
export interface MailTexts {
  /** The locale in which dates are written. */
  readonly locale: string;
  /** The first line; `name` may be empty. */
  readonly greeting: (name: string) => string;
  /** Introduces the bare link. */
  readonly linkFallback: string;
  readonly closing: string;
  readonly templates: Templates;
}
