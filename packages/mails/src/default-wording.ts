import type { CandidateMailTemplate, Language, MailWording } from "@hirelane/domain";
import { texts } from "./texts/texts.ts";

/** Hirelane's own wording of a mail, with placeholders where the facts go: what an organisation begins with. */
export function defaultWording(template: CandidateMailTemplate, language: Language): MailWording {
  const { templates, closing } = texts[language];
  const { subject, paragraphs } = templates[template]({
    organisationName: "{{organisation}}",
    jobTitle: "{{job}}",
    moment: "{{deadline}}",
    assessmentName: "{{assessment}}",
    place: "{{place}}",
    minutes: 0,
  });
  return { subject, opening: paragraphs.join("\n\n"), closing };
}
