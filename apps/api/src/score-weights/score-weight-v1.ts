import { DEFAULT_SCORE_WEIGHTS, Id, ScoreWeights, type ScoreWeightView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { NumberInput } from "../dialect/body-values.ts";
import type { RunRead } from "../dialect/route.ts";

/** Weights as v1 shows them: decimals as text. */
export const ScoreWeightV1 = z.object({
  id: Id("scoreWeight"),
  skills: z.string(),
  work_experience: z.string(),
  projects: z.string(),
  education: z.string(),
  certifications: z.string(),
  user: z.number().nullable(),
});

/** The weights of a job: without an id where it has none of its own, and the usual ones count. */
export const WeightsOfJobV1 = ScoreWeightV1.extend({ id: Id("scoreWeight").nullable() });

const decimals = ScoreWeights.shape;

/** The body of weights. */
export const scoreWeightBody = bodyFields(
  {
    skills: NumberInput.pipe(decimals.skills),
    work_experience: NumberInput.pipe(decimals.workExperience),
    projects: NumberInput.pipe(decimals.projects),
    education: NumberInput.pipe(decimals.education),
    certifications: NumberInput.pipe(decimals.certifications),
  },
  {},
);

/** The operation's weights of a body. */
export function fromScoreWeightV1<Body extends { readonly work_experience?: number | undefined }>(body: Body) {
  const { work_experience: workExperience, ...same } = body;
  return { ...same, workExperience };
}

/** Weights as v1 shows them. */
export function toScoreWeightV1(view: ScoreWeightView): z.input<typeof ScoreWeightV1> {
  return { id: view.id, ...decimalsOf(view.weights), user: view.createdBy };
}

function decimalsOf(weights: ScoreWeights) {
  return {
    skills: weights.skills.toFixed(2),
    work_experience: weights.workExperience.toFixed(2),
    projects: weights.projects.toFixed(2),
    education: weights.education.toFixed(2),
    certifications: weights.certifications.toFixed(2),
  };
}

/** Weights by id. */
export type ScoreWeightsById = ReadonlyMap<number, ScoreWeightView>;

/** Reads the weights behind ids, each once, in one call; null is none. */
export async function readScoreWeights(run: RunRead, ids: Iterable<number | null>): Promise<ScoreWeightsById> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { scoreWeights } = await run(operations.scoreWeights.getMany, { ids: wanted });
  return new Map(scoreWeights.map((view) => [view.id, view]));
}

/** The weights that count on a job as v1 shows them. */
export function weightsOfJobV1(found: ScoreWeightsById, id: number | null): z.input<typeof WeightsOfJobV1> {
  const own = id === null ? undefined : found.get(id);
  return own === undefined ? { id: null, ...decimalsOf(DEFAULT_SCORE_WEIGHTS), user: null } : toScoreWeightV1(own);
}
