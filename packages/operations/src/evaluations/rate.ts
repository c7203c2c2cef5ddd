import { listCriteria, putRatings, removeRatings, toId } from "@hirelane/db";
import { EvaluationView, RateInput } from "@hirelane/domain";
import type { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadOwnEvaluation, settleEvaluation } from "./load-evaluation.ts";

type Ratings = NonNullable<z.output<typeof RateInput>["ratings"]>;

export const rate = defineWrite({
  id: "evaluations.rate",
  summary: "Rate a video interview by the criteria of its job, or as a whole, 1 to 5; null takes a rating back.",
  permission: "evaluations.own",
  input: RateInput,
  output: EvaluationView,
  async run(context, { videoInterviewId, ratings = [], overallRating }) {
    const evaluation = await loadOwnEvaluation(context, videoInterviewId);
    const { organisationId, jobId } = evaluation;
    await checkCriteria(context, jobId, ratings);
    const given = ratings.flatMap(({ criterionId, rating }) => (rating === null ? [] : [{ criterionId, rating }]));
    const taken = ratings.filter(({ rating }) => rating === null).map(({ criterionId }) => criterionId);
    const lists = [given.map(({ criterionId }) => criterionId), given.map(({ rating }) => rating)];
    if (given.length > 0) await context.sql.rows(putRatings, [organisationId, evaluation.id, ...lists]);
    if (taken.length > 0) await context.sql.rows(removeRatings, [evaluation.id, taken]);
    if (overallRating !== undefined) evaluation.overallRating = overallRating;
    const view = await settleEvaluation(context, evaluation);
    const subject = { kind: "videoInterview", id: videoInterviewId } as const;
    await recordEvent(context, { type: "videoInterview.evaluated", subject, jobId, to: view.status });
    return view;
  },
});

/** Throws `not_found` for a criterion that is not the job's, `invalid_input` for one that is not asked for any more. */
async function checkCriteria(context: WriteContext, jobId: number, ratings: Ratings): Promise<void> {
  if (ratings.length === 0) return;
  const criteria = await context.sql.rows(listCriteria, [jobId, true]);
  const known = new Map(criteria.map((row) => [toId(row.id), row.archived_at !== null]));
  for (const [index, { criterionId, rating }] of ratings.entries()) {
    const path = `ratings.${index}.criterionId`;
    const isArchived = known.get(criterionId);
    if (isArchived === undefined) {
      const message = "No such criterion on this job.";
      throw new OperationError("not_found", message, { fields: [{ path, message }] });
    }
    if (isArchived && rating !== null) throw invalidField(path, "This criterion is not asked for any more.");
  }
}
