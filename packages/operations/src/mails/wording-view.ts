import { findRow, getMailWording } from "@hirelane/db";
import {
  type CandidateMailTemplate,
  type Language,
  mailPlaceholders,
  type MailWording,
  type MailWordingView,
} from "@hirelane/domain";
import { defaultWording } from "@hirelane/mails";
import type { ReadContext } from "../kernel/context.ts";

/** The texts in force: the organisation's own where there are some, else Hirelane's. */
export function toWordingView(
  template: CandidateMailTemplate,
  language: Language,
  own: (MailWording & { readonly version: number }) | null,
): MailWordingView {
  const { subject, opening, closing } = own ?? defaultWording(template, language);
  return {
    template,
    language,
    isDefault: own === null,
    wording: { subject, opening, closing },
    placeholders: [...mailPlaceholders[template]],
    version: own?.version ?? null,
  };
}

/** The texts in force for one template and language, as stored. */
export async function viewWording(
  context: Pick<ReadContext, "sql">,
  template: CandidateMailTemplate,
  language: Language,
): Promise<MailWordingView> {
  return toWordingView(template, language, await findRow(context.sql, getMailWording, [template, language]));
}
