import { fromHundredths, type ScoreWeights, type ScoreWeightView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";

/** Weights as they are stored, in hundredths. */
export interface WeightColumns {
  skills: number;
  work_experience: number;
  projects: number;
  education: number;
  certifications: number;
}

interface ScoreWeightRow extends WeightColumns {
  id: string;
  name: string;
  created_by_user_id: string | null;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `s.id, s.name, s.skills, s.work_experience, s.projects, s.education, s.certifications,
    s.created_by_user_id, s.created_at, s.version`;
const from = "from score_weights s";

/** One set of weights; `$1` is the id. */
export const getScoreWeight = namedQuery<ScoreWeightRow>(`select ${columns} ${from} where s.id = $1`);

/** The sets of weights among the ids `$1`, in no order. */
export const getScoreWeights = namedQuery<ScoreWeightRow>(`select ${columns} ${from} where s.id = any($1::bigint[])`);

/** Stored weights as decimals. */
export function toScoreWeights(row: WeightColumns): ScoreWeights {
  return {
    skills: fromHundredths(row.skills),
    workExperience: fromHundredths(row.work_experience),
    projects: fromHundredths(row.projects),
    education: fromHundredths(row.education),
    certifications: fromHundredths(row.certifications),
  };
}

export function toScoreWeightView(row: ScoreWeightRow): ScoreWeightView {
  return {
    id: toId(row.id),
    name: row.name,
    weights: toScoreWeights(row),
    createdBy: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

export const scoreWeightList: ListDefinition<ScoreWeightRow, ScoreWeightView> = {
  columns,
  from,
  key: "s.id",
  filters: {},
  orders: { id: { column: "s.id", type: "bigint" } },
  shape: toScoreWeightView,
};

/** Whether a job, deleted ones too, uses the weights `$1`. */
export const isScoreWeightUsed = namedQuery<{ used: boolean }>(
  "select exists (select from jobs j where j.score_weight_id = $1) as used",
);

/** The weights of job `$1`; no row where those count that count without any. */
export const getWeightsOfJob = namedQuery<WeightColumns & { id: string }>(
  `select s.id, s.skills, s.work_experience, s.projects, s.education, s.certifications
   from jobs j join score_weights s on s.id = j.score_weight_id where j.id = $1`,
);
