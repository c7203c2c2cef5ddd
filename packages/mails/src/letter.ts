import type { Language, MailFacts } from "@hirelane/domain";
import { applyWording } from "./apply-wording.ts";
import type { MailContent } from "./mail-content.ts";
import { momentInWords } from "./moment-in-words.ts";
import { oneLine } from "./one-line.ts";
import type { Templates, Words } from "./texts/mail-texts.ts";
import { texts } from "./texts/texts.ts";

/** A mail in words, before it takes the form of plain text or HTML. */
export interface Letter extends Words {
  readonly language: Language;
  readonly greeting: string;
  /** Null for a mail that leads nowhere. */
  readonly link: string | null;
  readonly linkFallback: string;
  readonly closing: string;
  readonly signature: string;
}

/** Puts the facts of a mail into the words of its language, or into the organisation's own. */
export function writeLetter(content: MailContent): Letter {
  const { greeting, linkFallback, closing, locale, templates } = texts[content.language];
  const organisationName = oneLine(content.organisationName);
  const inWords = (moment: Date): string => momentInWords(moment, locale, content.timeZone);
  const { facts, words } = wordsOf(content, templates, organisationName, inWords);
  return {
    closing,
    ...words,
    ...ownWords(content, { organisation: organisationName, ...facts }),
    language: content.language,
    greeting: greeting(oneLine(`${content.firstName} ${content.lastName}`)),
    link: "link" in content ? content.link : null,
    linkFallback,
    signature: organisationName,
  };
}

/** Hirelane's words for a mail, and the facts that an organisation's wording may name. */
interface Worded {
  readonly words: Words;
  readonly facts?: MailFacts;
}

function wordsOf(
  content: MailContent,
  templates: Templates,
  organisationName: string,
  inWords: (moment: Date) => string,
): Worded {
  switch (content.template) {
    case "userInvitation":
    case "passwordReset":
      return { words: templates[content.template]({ organisationName, moment: inWords(content.expiresAt) }) };
    case "applicationReceived":
    case "applicationRejected":
    case "assessmentAssigned":
      return applicantWords(content, templates, organisationName, inWords);
    case "finalInterviewInvitation":
    case "finalInterviewCancelled":
    case "interviewerInvitation":
    case "interviewerCancellation":
      return appointmentWords(content, templates, organisationName, inWords);
    case "videoInterviewShared":
    case "alertFired":
      return { words: noticeWords(content, templates, organisationName, inWords) };
    default: {
      const moment = inWords(content.deadline);
      const jobTitle = oneLine(content.jobTitle);
      const words = templates[content.template]({ organisationName, jobTitle, moment });
      return { words, facts: { job: jobTitle, deadline: moment } };
    }
  }
}

type Of<Template extends MailContent["template"]> = Extract<MailContent, { template: Template }>;

function applicantWords(
  content: Of<"applicationReceived" | "applicationRejected" | "assessmentAssigned">,
  templates: Templates,
  organisationName: string,
  inWords: (moment: Date) => string,
): Worded {
  const about = { organisationName, jobTitle: oneLine(content.jobTitle) };
  const facts = { job: about.jobTitle };
  switch (content.template) {
    case "applicationReceived":
      return { words: templates.applicationReceived({ ...about, moment: inWords(content.receivedAt) }), facts };
    case "applicationRejected":
      return { words: templates.applicationRejected(about), facts };
    case "assessmentAssigned": {
      const moment = inWords(content.validTo);
      const assessmentName = oneLine(content.assessmentName);
      const words = templates.assessmentAssigned({ ...about, moment, assessmentName });
      return { words, facts: { ...facts, deadline: moment, assessment: assessmentName } };
    }
  }
}

function appointmentWords(
  content: Of<
    "finalInterviewInvitation" | "finalInterviewCancelled" | "interviewerInvitation" | "interviewerCancellation"
  >,
  templates: Templates,
  organisationName: string,
  inWords: (moment: Date) => string,
): Worded {
  const { startsAt, durationMinutes: minutes } = content.appointment;
  const about = { organisationName, jobTitle: oneLine(content.jobTitle) };
  const moment = inWords(startsAt);
  const place = oneLine(content.appointment.place);
  const facts = { ...about, moment, minutes, place };
  switch (content.template) {
    case "interviewerInvitation":
    case "interviewerCancellation":
      return { words: templates[content.template]({ ...facts, candidateName: oneLine(content.candidateName) }) };
    default:
      return { words: templates[content.template](facts), facts: { job: about.jobTitle, start: moment, place } };
  }
}

function noticeWords(
  content: Of<"videoInterviewShared" | "alertFired">,
  templates: Templates,
  organisationName: string,
  inWords: (moment: Date) => string,
): Words {
  const about = {
    organisationName,
    jobTitle: oneLine(content.jobTitle),
    candidateName: oneLine(content.candidateName),
  };
  if (content.template === "videoInterviewShared")
    return templates.videoInterviewShared({ ...about, moment: inWords(content.sharedAt) });
  return templates.alertFired({ ...about, alertName: oneLine(content.alertName), moment: inWords(content.firedAt) });
}

function ownWords(content: MailContent, facts: MailFacts): Partial<Words & { readonly closing: string }> {
  if (!("wording" in content) || content.wording === null) return {};
  return applyWording(content.wording, {
    ...facts,
    firstName: oneLine(content.firstName),
    lastName: oneLine(content.lastName),
    timeZone: content.timeZone,
  });
}
