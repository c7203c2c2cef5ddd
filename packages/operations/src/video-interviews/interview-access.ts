import { findRow, getVideoInterviewAccess, toId, type VideoInterviewAccessRow } from "@hirelane/db";
import { isEnough, type RowStanding, videoInterviewStanding, type VideoInterviewStatus } from "@hirelane/domain";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";

/** A video interview that the actor may know of, and how they stand to it. */
export interface KnownVideoInterview {
  readonly id: number;
  readonly jobId: number;
  readonly status: VideoInterviewStatus;
  readonly standing: RowStanding;
}

/** The video interview and how the actor stands to it; null when there is none, or none that they may know of. */
export async function findVideoInterviewStanding(
  context: ReadContext,
  id: number,
): Promise<KnownVideoInterview | null> {
  return standingTo(context, await findRow(context.sql, getVideoInterviewAccess, [id, actingUserId(context)]));
}

function standingTo(context: ReadContext, row: VideoInterviewAccessRow | null): KnownVideoInterview | null {
  if (row === null) return null;
  const [id, jobId] = [toId(row.id), toId(row.job_id)];
  const facts = { jobId, ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles, shared: row.shared };
  const standing = videoInterviewStanding(context.actor, id, facts);
  return standing.access === "none" ? null : { id, jobId, status: row.status, standing };
}

/**
 * Checks that the actor stands to a video interview as the operation asks: throws `not_found` for one that they may not
 * know of, or that is not on the job that was named, `forbidden` for one that they may see, but not so.
 */
export async function requireVideoInterviewAccess(
  context: ReadContext,
  id: number,
  jobId?: number,
): Promise<KnownVideoInterview> {
  return checked(context, await findVideoInterviewStanding(context, id), jobId);
}

/** The row, like {@link requireVideoInterviewAccess} for one that was read along with what decides. */
export function admitted<Row extends VideoInterviewAccessRow>(
  context: ReadContext,
  row: Row | null,
  jobId?: number,
): Row {
  checked(context, standingTo(context, row), jobId);
  if (row === null) throw notFound("video interview");
  return row;
}

function checked(
  { requires }: ReadContext,
  known: KnownVideoInterview | null,
  jobId: number | undefined,
): KnownVideoInterview {
  if (known === null || (jobId !== undefined && known.jobId !== jobId)) throw notFound("video interview");
  if (!isEnough(known.standing, requires)) throw new OperationError("forbidden", refusals[requires]);
  return known;
}

const CHANGE = "You may see this video interview, but not change it.";
const refusals: Readonly<Record<ReadContext["requires"], string>> = {
  none: CHANGE,
  read: CHANGE,
  manage: CHANGE,
  watch: "You may see this video interview, but not its answers.",
  evaluate: "Only evaluators of the job can evaluate.",
  weigh: "Only managers and evaluators of the job see what was evaluated.",
};
