import type { CandidateMailTemplate, Language, MailTemplate, MailWording } from "@hirelane/domain";
import type { Appointment, MailContent } from "./mail-content.ts";

const moment = new Date("2099-11-11T22:59:00Z");

/** A meeting at 23:59 in Berlin. */
export const meeting: Appointment = {
  uid: "0f3c@hire.example",
  sequence: 1,
  startsAt: moment,
  durationMinutes: 45,
  place: "Hangar 3",
  organizer: { name: "Mon Mothma", address: "mon@hire.example" },
  attendee: { name: "Luke Skywalker", address: "luke@hire.example" },
  changedAt: new Date("2099-10-01T08:00:00Z"),
};

/** Every mail, filled with the same facts; `wording` is for those that an organisation may word. */
export function makeContent(
  template: MailTemplate,
  language: Language,
  wording: MailWording | null = null,
): MailContent {
  const person = {
    language,
    timeZone: "Europe/Berlin",
    organisationName: "Rebel Alliance",
    firstName: "Luke",
    lastName: "Skywalker",
  };
  const link = "https://hire.example/interview/0f3c?from=mail&lang=en";
  const staff = { ...person, link, jobTitle: "Pilot", candidateName: "Leia Organa" };
  switch (template) {
    case "userInvitation":
    case "passwordReset":
      return { ...person, template, link, expiresAt: moment };
    case "videoInterviewShared":
      return { ...staff, template, sharedAt: moment };
    case "alertFired":
      return { ...staff, template, alertName: "Strong pilots", firedAt: moment };
    case "interviewerInvitation":
    case "interviewerCancellation":
      return { ...staff, template, appointment: meeting };
    default:
      return makeCandidateContent(template, { ...person, jobTitle: "Pilot", wording }, link);
  }
}

function makeCandidateContent(
  template: CandidateMailTemplate,
  applicant: Omit<Extract<MailContent, { template: "applicationRejected" }>, "template">,
  link: string,
): MailContent {
  switch (template) {
    case "applicationReceived":
      return { ...applicant, template, receivedAt: moment };
    case "applicationRejected":
      return { ...applicant, template };
    case "assessmentAssigned":
      return { ...applicant, template, link, assessmentName: "Flying", validTo: moment };
    case "finalInterviewInvitation":
    case "finalInterviewCancelled":
      return { ...applicant, template, appointment: meeting };
    default:
      return { ...applicant, template, link, deadline: moment };
  }
}
