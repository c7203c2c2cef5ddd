import type { QuestionKind, QuestionSetSummary, QuestionView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface QuestionSetRow {
  id: string;
  name: string;
  revision: number;
  question_count: number;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `s.id, s.name, s.revision, s.created_at, s.version,
    (select count(*)::int from questions q where q.question_set_id = s.id and q.revision = s.revision) as question_count`;
const from = "from question_sets s";
const always = "s.archived_at is null";

/** One set of questions that is not archived; `$1` is the id. */
export const getQuestionSet = namedQuery<QuestionSetRow>(`select ${columns} ${from} where s.id = $1 and ${always}`);

export function toQuestionSetSummary(row: QuestionSetRow): QuestionSetSummary {
  return {
    id: toId(row.id),
    name: row.name,
    revision: row.revision,
    questionCount: row.question_count,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

export const questionSetList: ListDefinition<QuestionSetRow, QuestionSetSummary> = {
  columns,
  from,
  key: "s.id",
  filters: {},
  orders: { id: { column: "s.id", type: "bigint" }, name: { column: "s.name_key", type: "text" } },
  always,
  shape: toQuestionSetSummary,
};

/** The columns of a question `q`. */
export const questionColumns = "q.id, q.position, q.kind, q.prompt, q.choices, q.required, q.time_limit_seconds";

export interface QuestionRow {
  id: string;
  position: number;
  kind: QuestionKind;
  prompt: string;
  choices: string[];
  required: boolean;
  time_limit_seconds: number | null;
}

/** The questions of set `$1` in its revision `$2`. */
export const listQuestionsOfSet = namedQuery<QuestionRow>(
  `select ${questionColumns} from questions q where q.question_set_id = $1 and q.revision = $2 order by q.position`,
);

export function toQuestionView(row: QuestionRow): QuestionView {
  return {
    id: toId(row.id),
    position: row.position,
    kind: row.kind,
    prompt: row.prompt,
    choices: row.choices,
    required: row.required,
    timeLimitSeconds: row.time_limit_seconds,
  };
}

/** Whether jobs use set `$1`, and whether interviews were begun with it. */
export const getQuestionSetUse = namedQuery<{ by_jobs: boolean; by_stages: boolean; by_interviews: boolean }>(
  `select exists (select from jobs j where j.question_set_id = $1) as by_jobs,
     exists (select from stages s join workflows w on w.id = s.workflow_id and w.archived_at is null
       where s.service = 'videoInterview' and s.configuration->>'questionSetId' = $1::bigint::text) as by_stages,
     exists (select from video_interviews v where v.question_set_id = $1) as by_interviews`,
);

/** Gives interview `$1` the questions of its job as they are now, unless it has begun with others already. */
export const pinQuestions = namedQuery<never>(
  `update video_interviews v set question_set_id = s.id, question_set_revision = s.revision
   from jobs j join question_sets s on s.id = j.question_set_id
   where v.id = $1 and j.id = v.job_id and v.question_set_id is null`,
);
