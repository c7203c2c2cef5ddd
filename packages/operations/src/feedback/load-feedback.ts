import { FeedbackEntity, findRow, getFeedback, getJobAccess, toFeedbackView, toId } from "@hirelane/db";
import { feedbackStanding, type FeedbackView, isEnough, jobStanding } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** Feedback that the actor stands close enough to; throws `not_found` or `forbidden`. */
export async function readFeedback(context: ReadContext, id: number): Promise<FeedbackView> {
  const row = await findRow(context.sql, getFeedback, [id]);
  if (row === null) throw notFound("feedback");
  const view = toFeedbackView(row);
  const job = await findRow(context.sql, getJobAccess, [view.jobId, actingUserId(context)]);
  if (job === null) throw notFound("feedback");
  const facts = { jobId: view.jobId, ownerUserId: toId(job.owner_user_id), teamRoles: job.team_roles };
  const standing = feedbackStanding(context.actor, view, jobStanding(context.actor, facts));
  if (standing.access === "none") throw notFound("feedback");
  if (!isEnough(standing, context.requires)) {
    throw new OperationError("forbidden", "You may see this feedback, but not change it.");
  }
  return view;
}

/** The feedback, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadFeedback(
  context: WriteContext,
  { id, expectedVersion }: { readonly id: number; readonly expectedVersion?: number | undefined },
): Promise<FeedbackEntity> {
  await readFeedback(context, id);
  const feedback = await context.em.findOne(FeedbackEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (feedback === null) throw notFound("feedback");
  checkVersion(feedback, expectedVersion);
  return feedback;
}

/** The view of feedback that was just written. */
export async function viewFeedback(context: WriteContext, id: number): Promise<FeedbackView> {
  await context.em.flush();
  const row = await findRow(context.sql, getFeedback, [id]);
  if (row === null) throw notFound("feedback");
  return toFeedbackView(row);
}
