import { z } from "zod";
import { RequiredText } from "../kernel/text.ts";
import type { Language } from "../organisations/organisation.ts";

/** What candidates consent to, in the words of the organisation. */
export const ConsentText = RequiredText(10_000);

const defaults: Readonly<Record<Language, string>> = {
  en: "I agree that the company that invited me keeps my answers to this interview, in writing and as recordings, and uses them to decide on my application. It keeps them for no longer than it needs them for that. I can withdraw my consent at any time, for the future, by writing to the company.",
  de: "Ich willige ein, dass das Unternehmen, das mich eingeladen hat, meine Antworten in diesem Interview schriftlich und als Aufnahmen speichert und nutzt, um über meine Bewerbung zu entscheiden. Es bewahrt sie nicht länger auf, als dafür nötig ist. Ich kann meine Einwilligung jederzeit mit Wirkung für die Zukunft widerrufen, indem ich dem Unternehmen schreibe.",
};

/** The text that candidates consent to: the organisation's own, else ours in their language. */
export function consentTextFor(own: string | null, language: Language): string {
  return own ?? defaults[language];
}

/** What a candidate is asked to consent to, and whether they have. */
export const ConsentView = z.object({
  text: z.string(),
  /** Names the text: give it back with the consent. */
  textHash: z.string(),
  /** Null until consent is given. */
  givenAt: z.date().nullable(),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** SHA-256 of the text that the candidate was shown. */
export const ConsentInput = z.strictObject({
  textHash: z.string().regex(/^[0-9a-f]{64}$/, { error: "Give the hash of the consent text that was shown." }),
});
