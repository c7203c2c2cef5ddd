import { findRow, getApplicantFacts } from "@hirelane/db";
import { decideReminder, VersionedVideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";

export const remindCandidate = defineWrite({
  id: "videoInterviews.remind",
  summary:
    "Send the candidate a reminder now; only the invited and the confirmed can be reminded, while their application goes on.",
  permission: "videoInterviews.manage",
  input: VersionedVideoInterviewRef,
  output: VideoInterviewView,
  async run(context, target) {
    const { id, jobId, organisationId, applicationId, status, deadline } = await loadVideoInterview(context, target);
    const applicant = await findRow(context.sql, getApplicantFacts, [applicationId]);
    allowed(decideReminder({ status, deadline, applicationStatus: applicant?.status ?? "active" }, context.now));
    const template = "videoInterviewReminder";
    const uniqueKey = `videoInterview:${id}:reminder:byHand:${context.now.toISOString()}`;
    await queueMail(context, { template, videoInterviewId: id, uniqueKey, organisationId });
    await recordEvent(context, { type: "videoInterview.reminded", subject: { kind: "videoInterview", id }, jobId });
    return viewVideoInterview(context, id);
  },
});
