import {
  ApplicationEntity,
  CandidateEntity,
  deleteBlankCandidate,
  findApplication,
  findCandidateByEmail,
  findRow,
  listApplicationsOfCandidate,
  settleResumeKeys,
  toId,
  type VideoInterviewEntity,
} from "@hirelane/db";
import { emailKey, UpdateVideoInterviewInput, VideoInterviewView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { requestAlerts } from "../alerts/request-alerts.ts";
import { changeAttachments, withDigests } from "../files/attachments.ts";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { chooseUsername } from "./choose-username.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";

export const updateVideoInterview = defineWrite({
  id: "videoInterviews.update",
  summary: "Change the person's details on a video interview; status and dates have calls of their own.",
  permission: "videoInterviews.manage",
  input: UpdateVideoInterviewInput,
  output: VideoInterviewView,
  idempotencyInput: withDigests,
  async run(context, { id, jobId, expectedVersion, email, username, photo, cv, ...fields }) {
    const interview = await loadVideoInterview(context, { id, jobId, expectedVersion });
    if (email !== undefined) await changeEmail(context, interview, email === "" ? null : email);
    if (username !== undefined && emailKey(username) !== emailKey(interview.username ?? "")) {
      interview.username = await chooseUsername(context, interview.lastName, username);
    }
    context.em.assign(interview, given(fields));
    await context.em.flush();
    const subject = { kind: "videoInterview", id } as const;
    await recordEvent(context, { type: "videoInterview.updated", subject, jobId: interview.jobId });
    await changeAttachments(context, interview, { photo, cv });
    return viewVideoInterview(context, id);
  },
});

/** Gives the interview's person another email, or, when somebody has it already, gives the interview that person. */
async function changeEmail(
  context: WriteContext,
  interview: VideoInterviewEntity,
  email: string | null,
): Promise<void> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const application = await context.em.findOneOrFail(ApplicationEntity, { id: interview.applicationId }, { lockMode });
  const person = await context.em.findOneOrFail(CandidateEntity, { id: application.candidateId }, { lockMode });
  if (emailKey(person.email ?? "") === emailKey(email ?? "")) return;
  if (email === null && interview.status !== "new") throw invalidField("email", "An invited candidate needs an email.");
  const known = email === null ? null : await findRow(context.sql, findCandidateByEmail, [emailKey(email)]);
  if (known === null) {
    person.email = email;
    return;
  }
  if (person.email !== null) throw invalidField("email", "Another candidate has this email.");
  if ((await findRow(context.sql, findApplication, [known.id, interview.jobId])) !== null) {
    throw invalidField("email", "A candidate with this email exists already in this job.");
  }
  application.candidateId = toId(known.id);
  await context.em.flush();
  const left = await context.sql.rows(listApplicationsOfCandidate, [person.id]);
  await context.sql.rows(settleResumeKeys, [[application.id, ...left.map((row) => toId(row.id))]]);
  await requestAlerts(context, [application.id]);
  await context.sql.rows(deleteBlankCandidate, [person.id]);
  context.em.getUnitOfWork().unsetIdentity(person);
}
