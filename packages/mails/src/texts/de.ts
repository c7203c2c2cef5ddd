import type { MailTexts } from "./mail-texts.ts";
import { pipelineDe } from "./pipeline-de.ts";

export const de: MailTexts = {
  locale: "de-DE",
  greeting: (name) => (name === "" ? "Guten Tag," : `Guten Tag ${name},`),
  linkFallback: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse in Ihrem Browser:",
  closing: "Freundliche Grüße",
  appointmentTitle: ({ organisationName, jobTitle }) => `Gespräch mit ${organisationName}: ${jobTitle}`,
  templates: {
    ...pipelineDe,
    videoInterviewInvitation: ({ organisationName, jobTitle, moment }) => ({
      subject: `Ihr Videointerview mit ${organisationName}: ${jobTitle}`,
      heading: "Ihr Videointerview",
      paragraphs: [
        `${organisationName} lädt Sie zu einem Videointerview für die Stelle „${jobTitle}“ ein.`,
        "Sie beantworten die Fragen allein und zu einer Zeit, die Ihnen passt.",
      ],
      deadline: `Bitte schließen Sie es bis ${moment} ab.`,
      button: "Interview öffnen",
      notes: ["Der Link ist nur für Sie bestimmt. Bitte geben Sie ihn nicht weiter."],
    }),
    videoInterviewReminder: ({ organisationName, jobTitle, moment }) => ({
      subject: `Erinnerung an Ihr Videointerview mit ${organisationName}: ${jobTitle}`,
      heading: "Ihr Videointerview wartet",
      paragraphs: [
        `Ihr Videointerview mit ${organisationName} für die Stelle „${jobTitle}“ ist noch offen.`,
        "Sie beantworten die Fragen allein und zu einer Zeit, die Ihnen passt.",
      ],
      deadline: `Bitte schließen Sie es bis ${moment} ab.`,
      button: "Interview öffnen",
      notes: ["Der Link ist nur für Sie bestimmt. Bitte geben Sie ihn nicht weiter."],
    }),
    videoInterviewDeadlineMoved: ({ organisationName, jobTitle, moment }) => ({
      subject: `Neue Frist für Ihr Videointerview mit ${organisationName}: ${jobTitle}`,
      heading: "Eine neue Frist",
      paragraphs: [`${organisationName} hat die Frist Ihres Videointerviews für die Stelle „${jobTitle}“ geändert.`],
      deadline: `Bitte schließen Sie es bis ${moment} ab.`,
      button: "Interview öffnen",
      notes: [
        "Der Link ist derselbe, den Sie schon kennen. Er ist nur für Sie bestimmt: Bitte geben Sie ihn nicht weiter.",
      ],
    }),
    videoInterviewReopened: ({ organisationName, jobTitle, moment }) => ({
      subject: `Ihr Videointerview mit ${organisationName} ist wieder geöffnet: ${jobTitle}`,
      heading: "Ihr Videointerview ist wieder geöffnet",
      paragraphs: [
        `${organisationName} hat Ihr Videointerview für die Stelle „${jobTitle}“ wieder geöffnet.`,
        "Was Sie schon beantwortet haben, bleibt erhalten.",
      ],
      deadline: `Bitte schließen Sie es bis ${moment} ab.`,
      button: "Interview fortsetzen",
      notes: [
        "Der Link ist derselbe, den Sie schon kennen. Er ist nur für Sie bestimmt: Bitte geben Sie ihn nicht weiter.",
      ],
    }),
    userInvitation: ({ organisationName, moment }) => ({
      subject: `Ihre Einladung zu ${organisationName} auf Hirelane`,
      heading: "Willkommen bei Hirelane",
      paragraphs: [
        `${organisationName} hat Sie in das Recruiting-Team auf Hirelane eingeladen.`,
        "Wählen Sie ein Passwort, dann ist Ihr Konto bereit.",
      ],
      deadline: `Der Link gilt bis ${moment}.`,
      button: "Passwort wählen",
      notes: ["Falls Sie diese Einladung nicht erwartet haben, können Sie diese E-Mail ignorieren."],
    }),
    passwordReset: ({ organisationName, moment }) => ({
      subject: `Ein neues Passwort für ${organisationName} auf Hirelane`,
      heading: "Neues Passwort wählen",
      paragraphs: [`Für Ihr Konto bei ${organisationName} wurde ein neues Passwort angefordert.`],
      deadline: `Der Link gilt bis ${moment}.`,
      button: "Neues Passwort wählen",
      notes: [
        "Falls Sie es nicht angefordert haben, können Sie diese E-Mail ignorieren: Ihr Passwort bleibt unverändert.",
      ],
    }),
    videoInterviewShared: ({ organisationName, jobTitle, candidateName, moment }) => ({
      subject: `Ein Videointerview bei ${organisationName} wurde mit Ihnen geteilt: ${candidateName}`,
      heading: "Ein Videointerview für Sie",
      paragraphs: [
        `Bei ${organisationName} wurde das Videointerview von ${candidateName} für die Stelle „${jobTitle}“ mit Ihnen geteilt.`,
      ],
      deadline: `Geteilt wurde es am ${moment}.`,
      button: "Videointerview öffnen",
      notes: ["Sie brauchen dafür Ihr Konto bei Hirelane. Bitte behandeln Sie, was Sie sehen, vertraulich."],
    }),
  },
};
