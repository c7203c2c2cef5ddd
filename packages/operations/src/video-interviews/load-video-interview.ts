import { VideoInterviewEntity } from "@hirelane/db";
import { LockMode } from "@mikro-orm/core";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";
import { requireVideoInterviewAccess } from "./interview-access.ts";

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
  await requireVideoInterviewAccess(context, id, jobId);
  const interview = await context.em.findOne(VideoInterviewEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (interview === null) throw notFound("video interview");
  checkVersion(interview, expectedVersion);
  return interview;
}

/** The acting candidate's own interview, locked for this transaction; throws `forbidden` for anybody else. */
export async function loadOwnVideoInterview(context: WriteContext): Promise<VideoInterviewEntity> {
  const { actor } = context;
  if (actor.kind !== "candidate") throw new OperationError("forbidden", "Only candidates have an own interview.");
  return loadVideoInterview(context, { id: actor.videoInterviewId });
}
