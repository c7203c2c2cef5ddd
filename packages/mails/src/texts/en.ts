import type { MailTexts } from "./mail-texts.ts";
import { pipelineEn } from "./pipeline-en.ts";

export const en: MailTexts = {
  locale: "en-GB",
  greeting: (name) => (name === "" ? "Hello," : `Hello ${name},`),
  linkFallback: "If the button does not work, open this address in your browser:",
  closing: "Kind regards",
  appointmentTitle: ({ organisationName, jobTitle }) => `Interview with ${organisationName}: ${jobTitle}`,
  templates: {
    ...pipelineEn,
    videoInterviewInvitation: ({ organisationName, jobTitle, moment }) => ({
      subject: `Your video interview with ${organisationName}: ${jobTitle}`,
      heading: "Your video interview",
      paragraphs: [
        `${organisationName} invites you to a video interview for the position “${jobTitle}”.`,
        "You answer the questions on your own, at a time that suits you.",
      ],
      deadline: `Please finish it by ${moment}.`,
      button: "Open the interview",
      notes: ["The link is meant for you alone. Please do not pass it on."],
    }),
    videoInterviewReminder: ({ organisationName, jobTitle, moment }) => ({
      subject: `A reminder of your video interview with ${organisationName}: ${jobTitle}`,
      heading: "Your video interview is waiting",
      paragraphs: [
        `Your video interview with ${organisationName} for the position “${jobTitle}” is still open.`,
        "You answer the questions on your own, at a time that suits you.",
      ],
      deadline: `Please finish it by ${moment}.`,
      button: "Open the interview",
      notes: ["The link is meant for you alone. Please do not pass it on."],
    }),
    videoInterviewDeadlineMoved: ({ organisationName, jobTitle, moment }) => ({
      subject: `A new deadline for your video interview with ${organisationName}: ${jobTitle}`,
      heading: "A new deadline",
      paragraphs: [
        `${organisationName} has changed the deadline of your video interview for the position “${jobTitle}”.`,
      ],
      deadline: `Please finish it by ${moment}.`,
      button: "Open the interview",
      notes: ["The link is the one that you know. It is meant for you alone: please do not pass it on."],
    }),
    videoInterviewReopened: ({ organisationName, jobTitle, moment }) => ({
      subject: `Your video interview with ${organisationName} is open again: ${jobTitle}`,
      heading: "Your video interview is open again",
      paragraphs: [
        `${organisationName} has opened your video interview for the position “${jobTitle}” again.`,
        "What you have answered already is kept.",
      ],
      deadline: `Please finish it by ${moment}.`,
      button: "Continue the interview",
      notes: ["The link is the one that you know. It is meant for you alone: please do not pass it on."],
    }),
    userInvitation: ({ organisationName, moment }) => ({
      subject: `Your invitation to ${organisationName} on Hirelane`,
      heading: "Welcome to Hirelane",
      paragraphs: [
        `${organisationName} has invited you to its recruiting team on Hirelane.`,
        "Choose a password, and your account is ready.",
      ],
      deadline: `The link works until ${moment}.`,
      button: "Choose a password",
      notes: ["If you did not expect this invitation, you can ignore this mail."],
    }),
    passwordReset: ({ organisationName, moment }) => ({
      subject: `A new password for ${organisationName} on Hirelane`,
      heading: "Choose a new password",
      paragraphs: [`A new password was asked for your account at ${organisationName}.`],
      deadline: `The link works until ${moment}.`,
      button: "Choose a new password",
      notes: ["If you did not ask for it, you can ignore this mail: your password stays as it is."],
    }),
    videoInterviewShared: ({ organisationName, jobTitle, candidateName, moment }) => ({
      subject: `A video interview at ${organisationName} was shared with you: ${candidateName}`,
      heading: "A video interview for you to watch",
      paragraphs: [
        `At ${organisationName}, the video interview of ${candidateName} for the position “${jobTitle}” was shared with you.`,
      ],
      deadline: `It was shared on ${moment}.`,
      button: "Open the video interview",
      notes: ["You need your account on Hirelane to see it. Please treat what you see as confidential."],
    }),
  },
};
