import { daysAfter, type Language, MailPreviewView, PreviewMailInput } from "@hirelane/domain";
import { renderMail } from "@hirelane/mails";
import { defineRead } from "../kernel/operation.ts";
import { viewOrganisation } from "../organisations/organisation-view.ts";
import { viewWording } from "./wording-view.ts";

/** Whom and what a preview is about: nobody's data. */
const samples: Readonly<Record<Language, { firstName: string; lastName: string; jobTitle: string }>> = {
  en: { firstName: "Alex", lastName: "Example", jobTitle: "Sales Manager" },
  de: { firstName: "Alex", lastName: "Mustermann", jobTitle: "Leitung Vertrieb" },
};

export const previewMail = defineRead({
  id: "mails.previewMail",
  summary: "A mail to candidates as it would read: with the texts in force, or with others; nothing is saved or sent.",
  permission: "mails.word",
  input: PreviewMailInput,
  output: MailPreviewView,
  async run(context, { template, language: asked, wording }) {
    const organisation = await viewOrganisation(context);
    const language = asked ?? organisation.language;
    const inForce = wording ?? (await viewWording(context, template, language)).wording;
    return renderMail({
      template,
      language,
      timeZone: organisation.timeZone,
      organisationName: organisation.name,
      ...samples[language],
      deadline: daysAfter(context.now, organisation.interviewPeriodDays),
      wording: inForce,
      link: `${context.ports.candidateUrl}/preview`,
    });
  },
});
