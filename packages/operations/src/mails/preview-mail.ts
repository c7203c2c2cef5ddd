import {
  type CandidateMailTemplate,
  daysAfter,
  type Language,
  MailPreviewView,
  PreviewMailInput,
} from "@hirelane/domain";
import { type MailContent, renderMail } from "@hirelane/mails";
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
    const shared = {
      language,
      timeZone: organisation.timeZone,
      organisationName: organisation.name,
      ...samples[language],
      wording: inForce,
    };
    const moment = daysAfter(context.now, organisation.interviewPeriodDays);
    const { subject, text, html } = await renderMail(
      sampleOf(template, shared, moment, `${context.ports.candidateUrl}/preview`),
    );
    return { subject, text, html };
  },
});

type Shared = Pick<
  Extract<MailContent, { template: "applicationRejected" }>,
  "language" | "timeZone" | "organisationName" | "firstName" | "lastName" | "jobTitle" | "wording"
>;

/** A mail to nobody, of which every time is `moment`. */
function sampleOf(template: CandidateMailTemplate, shared: Shared, moment: Date, link: string): MailContent {
  switch (template) {
    case "applicationReceived":
      return { template, ...shared, receivedAt: moment };
    case "applicationRejected":
      return { template, ...shared };
    case "assessmentAssigned":
      return { template, ...shared, assessmentName: "TypeScript", validTo: moment, link };
    case "finalInterviewInvitation":
    case "finalInterviewCancelled": {
      const nobody = { name: shared.organisationName, address: "nobody@hirelane.example" };
      const people = { organizer: nobody, attendee: nobody };
      const date = { startsAt: moment, changedAt: moment, durationMinutes: 60, place: "Room 1" };
      return { template, ...shared, appointment: { uid: "preview", sequence: 0, ...date, ...people } };
    }
    default:
      return { template, ...shared, deadline: moment, link };
  }
}
