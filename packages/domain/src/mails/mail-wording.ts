import { z } from "zod";
import { ExpectedVersion } from "../kernel/id.ts";
import { RequiredText } from "../kernel/text.ts";
import { Language } from "../organisations/organisation.ts";
import { CandidateMailTemplate } from "./mail.ts";

/** What a wording may have filled in, written `{{firstName}}`. */
export const MailPlaceholder = z.enum([
  "firstName",
  "lastName",
  "organisation",
  "job",
  "deadline",
  "timeZone",
  "assessment",
  "start",
  "place",
]);
export type MailPlaceholder = z.infer<typeof MailPlaceholder>;

const aboutApplication = ["firstName", "lastName", "organisation", "job"] as const;
const aboutInterview = [...aboutApplication, "deadline", "timeZone"] as const;
const aboutAppointment = [...aboutApplication, "start", "timeZone", "place"] as const;

/** The placeholders of each template; any other is refused when a wording is saved. */
export const mailPlaceholders: Readonly<Record<CandidateMailTemplate, readonly MailPlaceholder[]>> = {
  videoInterviewInvitation: aboutInterview,
  videoInterviewReminder: aboutInterview,
  videoInterviewDeadlineMoved: aboutInterview,
  videoInterviewReopened: aboutInterview,
  applicationReceived: aboutApplication,
  applicationRejected: aboutApplication,
  assessmentAssigned: [...aboutInterview, "assessment"],
  finalInterviewInvitation: aboutAppointment,
  finalInterviewCancelled: aboutAppointment,
};

const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

/** The texts of a mail that are an organisation's to choose; greeting, deadline, link and signature always stay. */
export const MailWording = z.strictObject({
  subject: RequiredText(200).refine(isOneLine, { message: "Must be one line." }),
  /** Between the greeting and the deadline; an empty line begins a paragraph. */
  opening: RequiredText(4000),
  /** Above the signature. */
  closing: RequiredText(500),
});
export type MailWording = z.infer<typeof MailWording>;

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** What is wrong with the placeholders of a text; null when nothing is. */
export function placeholderProblem(text: string, known: readonly MailPlaceholder[]): string | null {
  const names = new Set<string>(known);
  const strange = [...text.matchAll(PLACEHOLDER)].find(([, name = ""]) => !names.has(name.trim()));
  const list = known.map((name) => `{{${name}}}`).join(", ");
  if (strange !== undefined) return `Unknown placeholder "${strange[0].slice(0, 40)}". Known are ${list}.`;
  const rest = text.replaceAll(PLACEHOLDER, "");
  return /\{\{|\}\}/.test(rest) ? `A placeholder is not closed, or not opened. Known are ${list}.` : null;
}

/** What placeholders of a mail stand for; those of other mails are left out. */
export type MailFacts = Readonly<Partial<Record<MailPlaceholder, string>>>;

/** The text with its placeholders filled in, in one pass: a value that looks like a placeholder stays as it is. */
export function fillPlaceholders(text: string, values: MailFacts): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const known = MailPlaceholder.safeParse(name.trim());
    return known.success ? (values[known.data] ?? whole) : whole;
  });
}

interface Worded {
  readonly template: CandidateMailTemplate;
  readonly wording?: MailWording | undefined;
}

function checkPlaceholders({ template, wording }: Worded, context: z.core.$RefinementCtx): void {
  for (const [field, text] of Object.entries(wording ?? {})) {
    const message = placeholderProblem(text, mailPlaceholders[template]);
    if (message !== null) context.addIssue({ code: "custom", message, path: ["wording", field] });
  }
}

export const MailWordingRef = z.strictObject({ template: CandidateMailTemplate, language: Language });

export const SetMailWordingInput = MailWordingRef.extend({
  wording: MailWording,
  expectedVersion: ExpectedVersion,
}).superRefine(checkPlaceholders);

/** Without a language that of the organisation; without a wording the one in force. */
export const PreviewMailInput = z
  .strictObject({
    template: CandidateMailTemplate,
    language: Language.optional(),
    wording: MailWording.optional(),
  })
  .superRefine(checkPlaceholders);

/** The texts in force for one template and language; `version` is null for Hirelane's own. */
export const MailWordingView = z.object({
  template: CandidateMailTemplate,
  language: Language,
  isDefault: z.boolean(),
  wording: MailWording,
  placeholders: z.array(MailPlaceholder),
  version: z.number().nullable(),
});
export type MailWordingView = z.infer<typeof MailWordingView>;

export const MailPreviewView = z.object({ subject: z.string(), text: z.string(), html: z.string() });
