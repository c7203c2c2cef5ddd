import type { MailTexts } from "./mail-texts.ts";

export const de: MailTexts = {
  locale: "de-DE",
  greeting: (name) => (name === "" ? "Guten Tag," : `Guten Tag ${name},`),
  linkFallback: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse in Ihrem Browser:",
  closing: "Freundliche Grüße",
  wordings: {
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
  },
};
