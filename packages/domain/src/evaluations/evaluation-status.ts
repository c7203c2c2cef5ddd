import { z } from "zod";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import type { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";

/** How far the evaluators of a video interview are (SPEC §3). */
export const EvaluationStatus = z.enum(["pending", "partial", "completed"]);
export type EvaluationStatus = z.infer<typeof EvaluationStatus>;

/** How far one evaluator is. */
export const OwnEvaluationStatus = z.enum(["pending", "completed"]);
export type OwnEvaluationStatus = z.infer<typeof OwnEvaluationStatus>;

/** What one evaluator has given a video interview. */
export interface GivenRatings {
  readonly overallRating: number | null;
  /** The criteria that they have rated; archived ones may be among them. */
  readonly criteria: readonly number[];
}

/** One evaluator is done with a rating of every criterion that counts; where there is none, with an overall rating. */
export function ownEvaluationStatus(given: GivenRatings, activeCriteria: readonly number[]): OwnEvaluationStatus {
  const isDone =
    activeCriteria.length === 0
      ? given.overallRating !== null
      : activeCriteria.every((criterion) => given.criteria.includes(criterion));
  return isDone ? "completed" : "pending";
}

/**
 * The status over all evaluators of the job who are not deactivated, one entry each: pending when there are none, or
 * nothing is rated, completed when all are done, partial in between. A veto counts as no rating.
 */
export function evaluationStatus(
  evaluators: readonly GivenRatings[],
  activeCriteria: readonly number[],
): EvaluationStatus {
  const rated = evaluators.filter(({ overallRating, criteria }) => overallRating !== null || criteria.length > 0);
  if (rated.length === 0) return "pending";
  const isDone = evaluators.every((given) => ownEvaluationStatus(given, activeCriteria) === "completed");
  return isDone ? "completed" : "partial";
}

const evaluated: readonly VideoInterviewStatus[] = ["interviewed", "aborted"];

/** Whether there is something to evaluate: an interview that is over, or whose answers were kept when it was broken off. */
export function decideEvaluation(
  status: VideoInterviewStatus,
): Decision<null, { readonly field: "status"; readonly message: string }> {
  if (evaluated.includes(status)) return allow(null);
  const message = `A video interview that is ${status} cannot be evaluated: there is nothing to see yet.`;
  return refuse({ field: "status", message });
}

/** What decides whether somebody sees what others gave. */
export interface EvaluationSight {
  /** Whether they manage the interview's job. */
  readonly manages: boolean;
  /** The job's setting, else the organisation's: evaluators see nothing of others until they are done. */
  readonly blind: boolean;
  readonly own: OwnEvaluationStatus | null;
}

/** Whether others' ratings, vetoes and shared notes are shown: to managers always, to evaluators by the setting. */
export function seesOthers({ manages, blind, own }: EvaluationSight): boolean {
  return manages || !blind || own === "completed";
}
