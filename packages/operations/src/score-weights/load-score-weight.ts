import {
  findRow,
  getScoreWeight,
  getWeightsOfJob,
  ScoreWeightEntity,
  toId,
  toScoreWeights,
  toScoreWeightView,
} from "@hirelane/db";
import { DEFAULT_SCORE_WEIGHTS, type ScoreWeights, type ScoreWeightView, toHundredths } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The weights, locked for this transaction; throws `not_found` or `version_conflict`. */
export async function loadScoreWeight(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<ScoreWeightEntity> {
  const row = await context.em.findOne(ScoreWeightEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (row === null) throw notFound("score weight");
  checkVersion(row, expectedVersion);
  return row;
}

/** Throws `not_found` for weights that a job cannot be given. */
export async function requireScoreWeight(context: ReadContext, id: number | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  if ((await findRow(context.sql, getScoreWeight, [id])) === null) throw notFound("score weight");
}

/** The view of weights; throws `not_found`. */
export async function viewScoreWeight(context: ReadContext, id: number): Promise<ScoreWeightView> {
  const row = await findRow(context.sql, getScoreWeight, [id]);
  if (row === null) throw notFound("score weight");
  return toScoreWeightView(row);
}

/** What counts on a job: its own weights, else the usual ones (SPEC §4). */
export async function weightsOfJob(
  context: ReadContext,
  jobId: number,
): Promise<{ readonly id: number | null; readonly weights: ScoreWeights }> {
  const row = await findRow(context.sql, getWeightsOfJob, [jobId]);
  return row === null
    ? { id: null, weights: DEFAULT_SCORE_WEIGHTS }
    : { id: toId(row.id), weights: toScoreWeights(row) };
}

/** Weights as they are stored. */
export function weightColumns(weights: ScoreWeights): ScoreWeights {
  return {
    skills: toHundredths(weights.skills),
    workExperience: toHundredths(weights.workExperience),
    projects: toHundredths(weights.projects),
    education: toHundredths(weights.education),
    certifications: toHundredths(weights.certifications),
  };
}
