import type { pipelineEn } from "./pipeline-en.ts";

/** The mails of the hiring pipeline in German. */
export const pipelineDe: typeof pipelineEn = {
  applicationReceived: ({ organisationName, jobTitle, moment }) => ({
    subject: `Ihre Bewerbung bei ${organisationName}: ${jobTitle}`,
    heading: "Ihre Bewerbung ist angekommen",
    paragraphs: [
      `Vielen Dank für Ihre Bewerbung bei ${organisationName} für die Stelle „${jobTitle}“.`,
      "Wir sehen uns jede Bewerbung an und melden uns bei Ihnen.",
    ],
    deadline: `Eingegangen ist sie am ${moment}.`,
    button: "",
    notes: ["Falls Sie sich nicht beworben haben, können Sie diese E-Mail ignorieren."],
  }),
  applicationRejected: ({ organisationName, jobTitle }) => ({
    subject: `Zu Ihrer Bewerbung bei ${organisationName}: ${jobTitle}`,
    heading: "Zu Ihrer Bewerbung",
    paragraphs: [
      `Vielen Dank für Ihre Bewerbung bei ${organisationName} für die Stelle „${jobTitle}“ und für die Zeit, die Sie sich genommen haben.`,
      "Wir haben uns entschieden, sie nicht weiterzuverfolgen. Die Entscheidung ist uns nicht leichtgefallen, und über andere Stellen sagt sie nichts.",
      "Wir wünschen Ihnen für Ihren Weg alles Gute.",
    ],
    deadline: "",
    button: "",
    notes: [],
  }),
  assessmentAssigned: ({ organisationName, jobTitle, assessmentName, moment }) => ({
    subject: `Ihr Test für ${organisationName}: ${jobTitle}`,
    heading: "Ein Test für Sie",
    paragraphs: [
      `${organisationName} bittet Sie, für die Stelle „${jobTitle}“ den Test „${assessmentName}“ abzulegen.`,
      "Sie machen ihn allein und zu einer Zeit, die Ihnen passt.",
    ],
    deadline: `Bitte schließen Sie ihn bis ${moment} ab.`,
    button: "Test öffnen",
    notes: ["Der Link ist nur für Sie bestimmt. Bitte geben Sie ihn nicht weiter."],
  }),
  finalInterviewInvitation: ({ organisationName, jobTitle, moment, minutes, place }) => ({
    subject: `Ihr Gespräch mit ${organisationName}: ${jobTitle}`,
    heading: "Ihr Gespräch",
    paragraphs: [`${organisationName} möchte Sie für die Stelle „${jobTitle}“ kennenlernen.`],
    deadline: `Das Gespräch beginnt am ${moment} und dauert ${minutes} Minuten. Ort: ${place}`,
    button: "",
    notes: [
      "Der Termin liegt für Ihren Kalender bei. Falls er Ihnen nicht passt, antworten Sie bitte der einladenden Person.",
    ],
  }),
  finalInterviewCancelled: ({ organisationName, jobTitle, moment }) => ({
    subject: `Ihr Gespräch mit ${organisationName} ist abgesagt: ${jobTitle}`,
    heading: "Ihr Gespräch ist abgesagt",
    paragraphs: [
      `${organisationName} hat Ihr Gespräch für die Stelle „${jobTitle}“ abgesagt.`,
      "Wenn es einen neuen Termin gibt, bekommen Sie eine neue Einladung.",
    ],
    deadline: `Geplant war es für ${moment}.`,
    button: "",
    notes: ["Die Absage liegt für Ihren Kalender bei."],
  }),
  interviewerInvitation: ({ organisationName, jobTitle, candidateName, moment, minutes, place }) => ({
    subject: `Sie führen ein Gespräch für ${organisationName}: ${candidateName}, ${jobTitle}`,
    heading: "Ein Gespräch für Sie",
    paragraphs: [
      `Sie sind gebeten, bei ${organisationName} mit ${candidateName} über die Stelle „${jobTitle}“ zu sprechen.`,
    ],
    deadline: `Das Gespräch beginnt am ${moment} und dauert ${minutes} Minuten. Ort: ${place}`,
    button: "Bewerbung öffnen",
    notes: ["Der Termin liegt für Ihren Kalender bei."],
  }),
  interviewerCancellation: ({ organisationName, jobTitle, candidateName, moment }) => ({
    subject: `Abgesagt: Ihr Gespräch für ${organisationName} mit ${candidateName}, ${jobTitle}`,
    heading: "Sie müssen nicht kommen",
    paragraphs: [
      `Das Gespräch mit ${candidateName} über die Stelle „${jobTitle}“ bei ${organisationName} findet ohne Sie oder gar nicht statt.`,
    ],
    deadline: `Geplant war es für ${moment}.`,
    button: "Bewerbung öffnen",
    notes: ["Die Absage liegt für Ihren Kalender bei."],
  }),
  alertFired: ({ organisationName, jobTitle, candidateName, alertName, moment }) => ({
    subject: `Hinweis bei ${organisationName}: ${candidateName}, ${jobTitle}`,
    heading: "Ein Hinweis für Sie",
    paragraphs: [
      `${candidateName}, mit einer Bewerbung für die Stelle „${jobTitle}“ bei ${organisationName}, erfüllt die Bedingung Ihres Hinweises „${alertName}“.`,
    ],
    deadline: `Das war am ${moment}.`,
    button: "Bewerbung öffnen",
    notes: ["Sie brauchen dafür Ihr Konto bei Hirelane. Ein Hinweis meldet jede Bewerbung einmal."],
  }),
};
