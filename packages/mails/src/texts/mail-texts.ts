import type { InterviewMailTemplate } from "@hirelane/domain";

/** The words of one mail, without greeting and closing. */
export interface Words {
  readonly subject: string;
  readonly heading: string;
  /** Each may have line breaks. */
  readonly paragraphs: readonly string[];
  /** The sentence with the date that matters, set in bold; empty where there is none. */
  readonly deadline: string;
  /** What the link is called; empty for a mail without one. */
  readonly button: string;
  readonly notes: readonly string[];
}

export interface AccountFacts {
  readonly organisationName: string;
  /** A date and time in words, with its time zone. */
  readonly moment: string;
}

export interface JobFacts {
  readonly organisationName: string;
  readonly jobTitle: string;
}

export interface InterviewFacts extends AccountFacts, JobFacts {}

export interface AssessmentFacts extends InterviewFacts {
  readonly assessmentName: string;
}

export interface ShareFacts extends InterviewFacts {
  readonly candidateName: string;
}

export interface AlertFacts extends ShareFacts {
  readonly alertName: string;
}

export interface AppointmentFacts extends InterviewFacts {
  readonly minutes: number;
  readonly place: string;
}

export interface InterviewerFacts extends AppointmentFacts {
  readonly candidateName: string;
}

/** The words of every mail in one language. */
export interface Templates extends Record<InterviewMailTemplate, (facts: InterviewFacts) => Words> {
  readonly applicationReceived: (facts: InterviewFacts) => Words;
  readonly applicationRejected: (facts: JobFacts) => Words;
  readonly assessmentAssigned: (facts: AssessmentFacts) => Words;
  readonly finalInterviewInvitation: (facts: AppointmentFacts) => Words;
  readonly finalInterviewCancelled: (facts: AppointmentFacts) => Words;
  readonly userInvitation: (facts: AccountFacts) => Words;
  readonly passwordReset: (facts: AccountFacts) => Words;
  readonly videoInterviewShared: (facts: ShareFacts) => Words;
  readonly interviewerInvitation: (facts: InterviewerFacts) => Words;
  readonly interviewerCancellation: (facts: InterviewerFacts) => Words;
  readonly alertFired: (facts: AlertFacts) => Words;
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
  /** What a calendar calls a final interview. */
  readonly appointmentTitle: (facts: JobFacts) => string;
  readonly templates: Templates;
}
