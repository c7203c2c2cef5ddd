import type { Templates } from "./mail-texts.ts";

type PipelineTemplate =
  | "applicationReceived"
  | "applicationRejected"
  | "assessmentAssigned"
  | "finalInterviewInvitation"
  | "finalInterviewCancelled"
  | "interviewerInvitation"
  | "interviewerCancellation"
  | "alertFired";

/** The mails of the hiring pipeline in English. */
export const pipelineEn: Pick<Templates, PipelineTemplate> = {
  applicationReceived: ({ organisationName, jobTitle, moment }) => ({
    subject: `Your application to ${organisationName}: ${jobTitle}`,
    heading: "We have your application",
    paragraphs: [
      `Thank you for your application to ${organisationName} for the position “${jobTitle}”.`,
      "We look at every application and come back to you.",
    ],
    deadline: `It reached us on ${moment}.`,
    button: "",
    notes: ["If you did not apply, you can ignore this mail."],
  }),
  applicationRejected: ({ organisationName, jobTitle }) => ({
    subject: `About your application to ${organisationName}: ${jobTitle}`,
    heading: "About your application",
    paragraphs: [
      `Thank you for your application to ${organisationName} for the position “${jobTitle}”, and for the time that you gave it.`,
      "We have decided not to go on with it. This decision was not an easy one, and it says nothing about other positions.",
      "We wish you all the best on your way.",
    ],
    deadline: "",
    button: "",
    notes: [],
  }),
  assessmentAssigned: ({ organisationName, jobTitle, assessmentName, moment }) => ({
    subject: `Your test for ${organisationName}: ${jobTitle}`,
    heading: "A test for you",
    paragraphs: [
      `${organisationName} asks you to take the test “${assessmentName}” for the position “${jobTitle}”.`,
      "You take it on your own, at a time that suits you.",
    ],
    deadline: `Please finish it by ${moment}.`,
    button: "Open the test",
    notes: ["The link is meant for you alone. Please do not pass it on."],
  }),
  finalInterviewInvitation: ({ organisationName, jobTitle, moment, minutes, place }) => ({
    subject: `Your interview with ${organisationName}: ${jobTitle}`,
    heading: "Your interview",
    paragraphs: [`${organisationName} would like to meet you for the position “${jobTitle}”.`],
    deadline: `The interview begins on ${moment} and takes ${minutes} minutes. Place: ${place}`,
    button: "",
    notes: ["The appointment is attached, for your calendar. If it does not suit you, please answer to the organiser."],
  }),
  finalInterviewCancelled: ({ organisationName, jobTitle, moment }) => ({
    subject: `Your interview with ${organisationName} is cancelled: ${jobTitle}`,
    heading: "Your interview is cancelled",
    paragraphs: [
      `${organisationName} has cancelled your interview for the position “${jobTitle}”.`,
      "If there is to be another date, you will get a new invitation.",
    ],
    deadline: `It was planned for ${moment}.`,
    button: "",
    notes: ["The cancellation is attached, for your calendar."],
  }),
  interviewerInvitation: ({ organisationName, jobTitle, candidateName, moment, minutes, place }) => ({
    subject: `You interview ${candidateName} for ${organisationName}: ${jobTitle}`,
    heading: "An interview for you to lead",
    paragraphs: [`You are asked to interview ${candidateName} for the position “${jobTitle}” at ${organisationName}.`],
    deadline: `The interview begins on ${moment} and takes ${minutes} minutes. Place: ${place}`,
    button: "Open the application",
    notes: ["The appointment is attached, for your calendar."],
  }),
  interviewerCancellation: ({ organisationName, jobTitle, candidateName, moment }) => ({
    subject: `Cancelled: your interview with ${candidateName} for ${organisationName}: ${jobTitle}`,
    heading: "You need not come",
    paragraphs: [
      `The interview with ${candidateName} for the position “${jobTitle}” at ${organisationName} takes place without you, or not at all.`,
    ],
    deadline: `It was planned for ${moment}.`,
    button: "Open the application",
    notes: ["The cancellation is attached, for your calendar."],
  }),
  alertFired: ({ organisationName, jobTitle, candidateName, alertName, moment }) => ({
    subject: `Alert at ${organisationName}: ${candidateName}, ${jobTitle}`,
    heading: "An alert of yours",
    paragraphs: [
      `${candidateName}, who applied for the position “${jobTitle}” at ${organisationName}, meets the condition of your alert “${alertName}”.`,
    ],
    deadline: `That was on ${moment}.`,
    button: "Open the application",
    notes: ["You need your account on Hirelane to see it. An alert tells of each application once."],
  }),
};
