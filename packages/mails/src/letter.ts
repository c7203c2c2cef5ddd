import type { Language } from "@hirelane/domain";
import type { MailContent } from "./mail-content.ts";
import { momentInWords } from "./moment-in-words.ts";
import { oneLine } from "./one-line.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import type { MailTexts, Wording } from "./texts/mail-texts.ts";

const TEXTS: Record<Language, MailTexts> = { de, en };

/** A mail in words, before it takes the form of plain text or HTML. */
export interface Letter extends Wording {
  readonly language: Language;
  readonly greeting: string;
  readonly link: string;
  readonly linkFallback: string;
  readonly closing: string;
  readonly signature: string;
}

/** Puts the facts of a mail into the words of its language. */
export function writeLetter(content: MailContent): Letter {
  const texts = TEXTS[content.language];
  const organisationName = oneLine(content.organisationName);
  const name = oneLine(`${content.firstName} ${content.lastName}`);
  return {
    ...wordingOf(content, texts, organisationName),
    language: content.language,
    greeting: texts.greeting(name),
    link: content.link,
    linkFallback: texts.linkFallback,
    closing: texts.closing,
    signature: organisationName,
  };
}

function wordingOf(content: MailContent, texts: MailTexts, organisationName: string): Wording {
  const inWords = (moment: Date): string => momentInWords(moment, texts.locale, content.timeZone);
  switch (content.template) {
    case "videoInterviewInvitation":
      return texts.wordings.videoInterviewInvitation({
        organisationName,
        jobTitle: oneLine(content.jobTitle),
        moment: inWords(content.deadline),
      });
    case "userInvitation":
    case "passwordReset":
      return texts.wordings[content.template]({ organisationName, moment: inWords(content.expiresAt) });
  }
}
