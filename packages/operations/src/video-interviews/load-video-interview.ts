import {
  findRow,
  getVideoInterview,
  toVideoInterviewView,
  VideoInterviewEntity,
  type VideoInterviewRow,
} from "@hirelane/db";
import type { VideoInterviewView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** Which interview is meant; `jobId`, when given, is the job that it must belong to. */
export interface VideoInterviewTarget {
  readonly id: number;
  readonly jobId?: number | undefined;
  readonly expectedVersion?: number | undefined;
}

/** The video interview, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadVideoInterview(
  context: WriteContext,
  target: VideoInterviewTarget,
): Promise<VideoInterviewEntity> {
  const { id, jobId, expectedVersion } = target;
  const interview = await context.em.findOne(VideoInterviewEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (interview === null || (jobId !== undefined && interview.jobId !== jobId)) throw notFound("video interview");
  if (context.actor.kind !== "candidate") await requireJobAccess(context, interview.jobId, "video interview");
  else if (context.actor.videoInterviewId !== id) throw notFound("video interview");
  checkVersion(interview, expectedVersion);
  return interview;
}

/** The acting candidate's own interview, locked for this transaction; throws `forbidden` for anybody else. */
export async function loadOwnVideoInterview(context: WriteContext): Promise<VideoInterviewEntity> {
  const { actor } = context;
  if (actor.kind !== "candidate") throw new OperationError("forbidden", "Only candidates have an own interview.");
  return loadVideoInterview(context, { id: actor.videoInterviewId });
}

/** The view of an interview for this actor: managers of its job see the activation key, nobody else does. */
export function presentVideoInterview(
  context: ReadContext,
  row: VideoInterviewRow,
  showKey: boolean,
): VideoInterviewView {
  return toVideoInterviewView(row, showKey ? context.ports.cryptography.open(row.sealed_activation_key) : null);
}

/** The view of an interview for whoever has just written it. */
export async function viewVideoInterview(context: WriteContext, id: number): Promise<VideoInterviewView> {
  await context.em.flush();
  const row = await findRow(context.sql, getVideoInterview, [id]);
  if (row === null) throw notFound("video interview");
  return presentVideoInterview(context, row, context.actor.kind !== "candidate");
}
