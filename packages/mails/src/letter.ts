import type { Language } from "@hirelane/domain";
import { applyWording } from "./apply-wording.ts";
import type { CandidateMail, MailContent } from "./mail-content.ts";
import { momentInWords } from "./moment-in-words.ts";
import { oneLine } from "./one-line.ts";
import type { MailTexts, Words } from "./texts/mail-texts.ts";
import { texts } from "./texts/texts.ts";

/** A mail in words, before it takes the form of plain text or HTML. */
export interface Letter extends Words {
  readonly language: Language;
  readonly greeting: string;
  readonly link: string;
  readonly linkFallback: string;
  readonly closing: string;
  readonly signature: string;
}

/** Puts the facts of a mail into the words of its language, or into the organisation's own. */
export function writeLetter(content: MailContent): Letter {
  const { greeting, linkFallback, closing, ...language } = texts[content.language];
  const organisationName = oneLine(content.organisationName);
  const name = oneLine(`${content.firstName} ${content.lastName}`);
  return {
    closing,
    ...wordsOf(content, language, organisationName),
    language: content.language,
    greeting: greeting(name),
    link: content.link,
    linkFallback,
    signature: organisationName,
  };
}

type LanguageTexts = Pick<MailTexts, "locale" | "templates">;
type LetterWords = Words & { readonly closing?: string };

function wordsOf(content: MailContent, { locale, templates }: LanguageTexts, organisationName: string): LetterWords {
  const inWords = (moment: Date): string => momentInWords(moment, locale, content.timeZone);
  switch (content.template) {
    case "userInvitation":
    case "passwordReset":
      return templates[content.template]({ organisationName, moment: inWords(content.expiresAt) });
    case "videoInterviewShared":
      return templates.videoInterviewShared({
        organisationName,
        jobTitle: oneLine(content.jobTitle),
        candidateName: oneLine(content.candidateName),
        moment: inWords(content.sharedAt),
      });
    default: {
      const facts = {
        organisationName,
        jobTitle: oneLine(content.jobTitle),
        moment: inWords(content.deadline),
      };
      return { ...templates[content.template](facts), ...ownWords(content, facts) };
    }
  }
}

function ownWords(
  { wording, firstName, lastName, timeZone }: CandidateMail,
  facts: { readonly organisationName: string; readonly jobTitle: string; readonly moment: string },
): Partial<LetterWords> {
  if (wording === null) return {};
  return applyWording(wording, {
    firstName: oneLine(firstName),
    lastName: oneLine(lastName),
    organisation: facts.organisationName,
    job: facts.jobTitle,
    deadline: facts.moment,
    timeZone,
  });
}
