import {
  EvaluationEntity,
  findEvaluation,
  findRow,
  holdJob,
  settleEvaluationStatus,
  toEvaluationView,
} from "@hirelane/db";
import { decideEvaluation, type EvaluationView } from "@hirelane/domain";
import { actingUserId, organisationOf, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { allowed, OperationError } from "../kernel/operation-error.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { loadVideoInterview } from "../video-interviews/load-video-interview.ts";

/**
 * The acting evaluator's evaluation, made when there is none; interview, team and criteria stay as they are until the
 * transaction ends. Throws `not_found`, `forbidden` for who is no evaluator, `refused` while there is nothing to evaluate.
 */
export async function loadOwnEvaluation(context: WriteContext, videoInterviewId: number): Promise<EvaluationEntity> {
  const { jobId } = await requireVideoInterviewAccess(context, videoInterviewId);
  await context.sql.rows(holdJob, [jobId]);
  const { status } = await loadVideoInterview(context, { id: videoInterviewId });
  allowed(decideEvaluation(status));
  const userId = evaluatorOf(context);
  const known = await context.em.findOne(EvaluationEntity, { videoInterviewId, userId });
  if (known !== null) return known;
  const made = context.em.create(EvaluationEntity, {
    organisationId: organisationOf(context),
    videoInterviewId,
    jobId,
    userId,
    overallRating: null,
    vetoComment: null,
    vetoedAt: null,
    createdAt: context.now,
    updatedAt: context.now,
  });
  await context.em.flush();
  return made;
}

/** The acting evaluator; throws `forbidden` for jobs of ours and for candidates, who rate nobody. */
export function evaluatorOf(context: ReadContext): number {
  const userId = actingUserId(context);
  if (userId === null) throw new OperationError("forbidden", "Only users evaluate.");
  return userId;
}

/** Notes that an evaluation was changed, and what that does to the status of its interview; gives its view. */
export async function settleEvaluation(context: WriteContext, evaluation: EvaluationEntity): Promise<EvaluationView> {
  evaluation.updatedAt = context.now;
  await context.em.flush();
  await context.sql.rows(settleEvaluationStatus, [evaluation.videoInterviewId]);
  return viewOwnEvaluation(context, evaluation.videoInterviewId);
}

/** What the actor gave an interview that was checked already; nothing as yet is an evaluation too. */
export async function viewOwnEvaluation(context: ReadContext, videoInterviewId: number): Promise<EvaluationView> {
  const userId = evaluatorOf(context);
  const row = await findRow(context.sql, findEvaluation, [videoInterviewId, userId]);
  if (row !== null) return toEvaluationView(row);
  const nothing = { overallRating: null, ratings: [], veto: null, updatedAt: null };
  return { videoInterviewId, userId, status: "pending", ...nothing };
}
