import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { Text } from "../kernel/text.ts";

/** The parts of a resume's score (SPEC §4). */
export const ScoreComponent = z.enum(["skills", "workExperience", "projects", "education", "certifications"]);
export type ScoreComponent = z.infer<typeof ScoreComponent>;

/** Something for each part of a score. */
export type ByComponent<Value> = Readonly<Record<ScoreComponent, Value>>;

const HUNDRED = 100;

/** A decimal from 0 to 1 as whole hundredths; weights have two decimals. */
export function toHundredths(value: number): number {
  return Math.round(value * HUNDRED);
}

/** Whole hundredths as the decimal that they are. */
export function fromHundredths(hundredths: number): number {
  return hundredths / HUNDRED;
}

/** Whether a number has two decimals at most: then hundredths keep it as it is. */
export function hasTwoDecimals(value: number): boolean {
  return Math.abs(value * HUNDRED - toHundredths(value)) < 1e-6;
}

/** What one part counts: a decimal from 0 to 1, such as 0.3. */
const Weight = z.number().min(0).max(1).refine(hasTwoDecimals, { message: "At most two decimals." });

/** What each part counts, as decimals. */
export const ScoreWeights = z.object({
  skills: Weight,
  workExperience: Weight,
  projects: Weight,
  education: Weight,
  certifications: Weight,
});
export type ScoreWeights = z.infer<typeof ScoreWeights>;

/** What counts on jobs without weights of their own. */
export const DEFAULT_SCORE_WEIGHTS: ScoreWeights = {
  skills: 0.3,
  workExperience: 0.3,
  projects: 0.2,
  education: 0.1,
  certifications: 0.1,
};

/** The sum of weights in hundredths; 100 is 1. */
function sumOfWeights(weights: ScoreWeights): number {
  return ScoreComponent.options.reduce((sum, component) => sum + toHundredths(weights[component]), 0);
}

/** What is wrong with weights whose sum is another. */
export const WEIGHTS_MUST_SUM_TO_1 = "The five weights must sum to 1.";
const SUM = { message: WEIGHTS_MUST_SUM_TO_1, path: ["weights"] };
const WeightsInput = z.strictObject(ScoreWeights.shape);

/** Whether weights count all there is, and no more (SPEC §4). */
export function sumsToOne(weights: ScoreWeights): boolean {
  return sumOfWeights(weights) === HUNDRED;
}

export const ScoreWeightView = z.object({
  id: Id("scoreWeight"),
  name: z.string(),
  weights: ScoreWeights,
  createdBy: Id("user").nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type ScoreWeightView = z.infer<typeof ScoreWeightView>;

export const ScoreWeightRef = z.strictObject({ id: Id("scoreWeight") });
export const VersionedScoreWeightRef = z.strictObject({ ...ScoreWeightRef.shape, expectedVersion: ExpectedVersion });
export const CreateScoreWeightInput = z
  .strictObject({ name: Text(200).optional(), weights: WeightsInput })
  .refine(({ weights }) => sumsToOne(weights), SUM);
/** Weights that are left out stay; with them, all must sum to 1. */
export const UpdateScoreWeightInput = z.strictObject({
  ...VersionedScoreWeightRef.shape,
  name: Text(200).optional(),
  weights: WeightsInput.partial().optional(),
});
export const GetManyScoreWeightsInput = z.strictObject({ ids: z.array(Id("scoreWeight")).max(1000) });
export const ListScoreWeightsInput = listInput({}, ["-id", "id"]);
