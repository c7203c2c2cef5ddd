import type { FieldError } from "../kernel/error-code.ts";
import {
  type ByComponent,
  fromHundredths,
  ScoreComponent,
  type ScoreWeights,
  toHundredths,
} from "../score-weights/score-weight.ts";
import type { SkillMatch } from "./match-skills.ts";

const TEN = 10;

/** The parts of a score as decimals; null for what was not given. */
export type ComponentScores = ByComponent<number | null>;

/** The most that a part may reach: ten times its weight (SPEC §4). */
function largestScore(weights: ScoreWeights, component: ScoreComponent): number {
  return fromHundredths(toHundredths(weights[component]) * TEN);
}

/** Scores with the weight that each part was given under. */
export interface WeightedScores {
  readonly scores: ComponentScores;
  readonly weights: ScoreWeights;
}

/**
 * Scores after a change: what is given now is under the weights of now, what stays keeps its own (SPEC §4). A part that was
 * never given has none, and takes that of now.
 */
export function changeScores(
  before: { readonly scores: ComponentScores; readonly weights: ScoreWeights | null },
  given: Partial<ComponentScores>,
  weightsNow: ScoreWeights,
): WeightedScores {
  const scores = { ...before.scores, ...given };
  const weights = { ...weightsNow };
  for (const component of ScoreComponent.options) {
    const isKept = given[component] === undefined && scores[component] !== null;
    if (isKept && before.weights !== null) weights[component] = before.weights[component];
  }
  return { scores, weights };
}

/** The complaints about parts above their weight, or about parts of different weights that sum to more than 10. */
export function complaintsAboutScores({ scores, weights }: WeightedScores): FieldError[] {
  const complaints = ScoreComponent.options.flatMap((component) => {
    const score = scores[component];
    const largest = largestScore(weights, component);
    if (score === null || toHundredths(score) <= toHundredths(largest)) return [];
    const message = `At most ${largest}: ten times its weight of ${weights[component]}.`;
    return [{ path: `components.${component}`, message }];
  });
  const overall = overallScore(scores) ?? 0;
  if (complaints.length > 0 || overall <= TEN) return complaints;
  const message = `They sum to ${overall}, and a score is at most 10: give the parts of older weights anew.`;
  return [{ path: "components", message }];
}

/** The sum of the parts, 0 to 10; null when none was given. */
export function overallScore(scores: ComponentScores): number | null {
  const given = ScoreComponent.options.flatMap((component) => scores[component] ?? []);
  if (given.length === 0) return null;
  return fromHundredths(given.reduce((sum, score) => sum + toHundredths(score), 0));
}

/** The explainable first score of skills: the share of the wanted that is named, of the most; null where none is wanted. */
export function skillsScore({ matched, missing }: SkillMatch, weights: ScoreWeights): number | null {
  const wanted = matched.length + missing.length;
  if (wanted === 0) return null;
  return fromHundredths(Math.floor((toHundredths(largestScore(weights, "skills")) * matched.length) / wanted));
}
