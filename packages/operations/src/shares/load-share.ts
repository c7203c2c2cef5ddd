import { findRow, getShare, type ShareRow, toId, toShareView } from "@hirelane/db";
import { isEnough, shareStanding, type ShareView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { findVideoInterviewStanding } from "../video-interviews/interview-access.ts";

/** Names one share, and what it must belong to where that is said. */
interface ShareTarget {
  readonly id: number;
  readonly videoInterviewId?: number | undefined;
  readonly jobId?: number | undefined;
}

/** The share; throws `not_found`, or `forbidden` for those who may only see it. */
export async function loadShare(context: ReadContext, target: ShareTarget): Promise<ShareView> {
  const row = await findRow(context.sql, getShare, [target.id]);
  if (row === null || !isOf(target, row)) throw notFound("share");
  const known = await findVideoInterviewStanding(context, toId(row.video_interview_id));
  if (known === null) throw notFound("share");
  const standing = shareStanding(context.actor, { userId: toId(row.user_id), interview: known.standing });
  if (standing.access === "none") throw notFound("share");
  if (!isEnough(standing, context.requires)) {
    throw new OperationError("forbidden", "You may see this share, but not change it.");
  }
  return toShareView(row);
}

function isOf({ videoInterviewId, jobId }: ShareTarget, row: ShareRow): boolean {
  if (videoInterviewId !== undefined && toId(row.video_interview_id) !== videoInterviewId) return false;
  return jobId === undefined || toId(row.job_id) === jobId;
}
