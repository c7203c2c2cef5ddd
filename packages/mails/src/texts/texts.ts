import type { Language } from "@hirelane/domain";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { MailTexts } from "./mail-texts.ts";

/** The texts of every language. */
export const texts: Readonly<Record<Language, MailTexts>> = { de, en };
