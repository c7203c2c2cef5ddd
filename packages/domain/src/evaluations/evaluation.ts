import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";
import { MAX_CRITERIA } from "./criterion.ts";
import { EvaluationStatus, OwnEvaluationStatus } from "./evaluation-status.ts";

/** A rating: 1 is the worst, 5 the best. */
const Rating = z.int().min(1, { message: "A rating is 1 to 5." }).max(5, { message: "A rating is 1 to 5." });

/** Names the video interview that is evaluated. */
export const EvaluationRef = z.strictObject({ videoInterviewId: Id("videoInterview") });

/** An evaluation: one evaluator's ratings and veto. */
export const EvaluationView = z.object({
  videoInterviewId: Id("videoInterview"),
  userId: Id("user"),
  status: OwnEvaluationStatus,
  overallRating: z.number().nullable(),
  ratings: z.array(z.object({ criterionId: Id("criterion"), rating: z.number() })),
  veto: z.object({ comment: z.string(), at: z.date() }).nullable(),
  /** Null while nothing was given. */
  updatedAt: z.date().nullable(),
});
export type EvaluationView = z.infer<typeof EvaluationView>;

/** Ratings by criterion; null takes one back, and what is left out stays. `overallRating` is for the interview as a whole. */
export const RateInput = z.strictObject({
  ...EvaluationRef.shape,
  ratings: z
    .array(z.strictObject({ criterionId: Id("criterion"), rating: Rating.nullable() }))
    .max(MAX_CRITERIA)
    .refine((ratings) => new Set(ratings.map(({ criterionId }) => criterionId)).size === ratings.length, {
      message: "A criterion is rated once.",
    })
    .optional(),
  overallRating: Rating.nullable().optional(),
});

/** A veto with its comment; null withdraws it. */
export const VetoInput = z.strictObject({ ...EvaluationRef.shape, comment: RequiredText(2000).nullable() });

export const ListEvaluationsInput = listInput({}, ["id", "-id"]).extend(EvaluationRef.shape);

/** A mean of ratings, rounded to two decimals; null where nobody rated. */
const Average = z.number().nullable();

/**
 * What the evaluators of a job gave a video interview. While `visible` is false the caller has not given their own
 * evaluation, and the averages and vetoes of it are kept from them.
 */
export const EvaluationResults = z.object({
  videoInterviewId: Id("videoInterview"),
  evaluationStatus: EvaluationStatus,
  /** How many are asked to evaluate, and how many of them are done. */
  evaluators: z.number(),
  completed: z.number(),
  visible: z.boolean(),
  /** The mean over evaluators of what each gave as a whole: the overall rating, else the mean of their criteria. */
  overall: Average,
  criteria: z.array(
    z.object({
      criterionId: Id("criterion"),
      name: z.string(),
      archived: z.boolean(),
      average: Average,
      ratings: z.number().nullable(),
    }),
  ),
  vetoes: z.array(z.object({ userId: Id("user"), comment: z.string(), at: z.date() })),
});
export type EvaluationResults = z.infer<typeof EvaluationResults>;
