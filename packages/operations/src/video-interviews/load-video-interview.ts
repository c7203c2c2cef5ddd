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
import { notFound } from "../kernel/operation-error.ts";
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
  await requireJobAccess(context, interview.jobId, "video interview");
  checkVersion(interview, expectedVersion);
  return interview;
}

/** The view of an interview for this actor: managers of its job see the activation key, nobody else does. */
export function presentVideoInterview(
  context: ReadContext,
  row: VideoInterviewRow,
  showKey: boolean,
): VideoInterviewView {
  return toVideoInterviewView(row, showKey ? context.ports.cryptography.open(row.sealed_activation_key) : null);
}

/** The view of an interview that its manager has just written. */
export async function viewManagedVideoInterview(context: WriteContext, id: number): Promise<VideoInterviewView> {
  await context.em.flush();
  const row = await findRow(context.sql, getVideoInterview, [id]);
  if (row === null) throw notFound("video interview");
  return presentVideoInterview(context, row, true);
}
