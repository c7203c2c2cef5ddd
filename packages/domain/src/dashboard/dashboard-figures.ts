import type { ScoreDistributionView } from "./dashboard.ts";

const HIGHEST_SCORE = 10;

/** How much of a whole a part is, in per cent with two decimals; null where there is no whole. */
export function percentage(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;
}

/** What each of `pieces` has of an amount, rounded to a whole number; null where there is none. */
export function wholeShare(amount: number, pieces: number): number | null {
  return pieces === 0 ? null : Math.round(amount / pieces);
}

/** Every bin of the score distribution, the empty ones too, from the counts that there are. */
export function scoreBins(counts: ReadonlyMap<number, number>): ScoreDistributionView["bins"] {
  return Array.from({ length: HIGHEST_SCORE + 1 }, (_, score) => ({ score, count: counts.get(score) ?? 0 }));
}
