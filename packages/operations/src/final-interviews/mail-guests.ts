import type { FinalInterviewEntity } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { queueMails } from "../mails/queue-mail.ts";

/** Invites the candidate and the interviewers to the meeting as it stands. */
export async function mailInvitations(
  context: WriteContext,
  interview: FinalInterviewEntity,
  interviewerIds: readonly number[],
): Promise<void> {
  await queueMails(context, "finalInterviewInvitation", [subjectOf(interview)]);
  const mails = interviewerIds.map((userId) => subjectOf(interview, userId));
  await queueMails(context, "interviewerInvitation", mails);
}

/** Tells interviewers, and the candidate where the meeting is cancelled altogether, that it is off for them. */
export async function mailCancellations(
  context: WriteContext,
  interview: FinalInterviewEntity,
  interviewerIds: readonly number[],
): Promise<void> {
  if (interview.cancelledAt !== null) await queueMails(context, "finalInterviewCancelled", [subjectOf(interview)]);
  const mails = interviewerIds.map((userId) => subjectOf(interview, userId));
  await queueMails(context, "interviewerCancellation", mails);
}

function subjectOf({ id, sequence, cancelledAt, applicationId }: FinalInterviewEntity, userId?: number) {
  const state = cancelledAt === null ? "" : ":cancelled";
  const who = userId === undefined ? "candidate" : `user:${userId}`;
  const uniqueKey = `finalInterview:${id}:${sequence}${state}:${who}`;
  return { uniqueKey, applicationId, finalInterviewId: id, ...(userId === undefined ? {} : { userId }) };
}
