import type { FeedbackView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";

interface FeedbackRow {
  id: string;
  application_id: string;
  job_id: string;
  candidate_id: string;
  stage_id: string | null;
  step_name: string;
  user_id: string | null;
  text: string;
  rating: number | null;
  created_at: string;
  version: number;
}

const columns = `f.id, f.application_id, f.job_id, a.candidate_id, f.stage_id, f.step_name, f.user_id, f.text, f.rating,
    f.created_at, f.version`;
const from = "from feedback f join applications a on a.id = f.application_id";

export function toFeedbackView(row: FeedbackRow): FeedbackView {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    stageId: toIdOrNull(row.stage_id),
    stepName: row.step_name,
    userId: toIdOrNull(row.user_id),
    text: row.text,
    rating: row.rating,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** One row of feedback; `$1` is the id. */
export const getFeedback = namedQuery<FeedbackRow>(`select ${columns} ${from} where f.id = $1`);

/** The feedback on application `$1`, the newest first, at most 1,000. */
export const listFeedbackOfApplication = namedQuery<FeedbackRow>(
  `select ${columns} ${from} where f.application_id = $1 order by f.id desc limit 1000`,
);

/** The feedback on jobs that the caller may see. */
export const feedbackList: ListDefinition<FeedbackRow & { sort_key: string }, FeedbackView> = {
  columns,
  from,
  key: "f.id",
  filters: {
    applicationId: "f.application_id = $",
    jobId: "f.job_id = $",
    candidateId: "f.application_id = any(array(select o.id from applications o where o.candidate_id = $))",
    userId: "f.user_id = $",
  },
  orders: { id: { column: "f.id", type: "bigint" } },
  scope: (jobs) => `f.job_id = any(array(${jobs}))`,
  shape: toFeedbackView,
};
