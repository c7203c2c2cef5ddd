import type { EvaluationResults, EvaluationView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";
import { EVALUATION_PROGRESS, EVALUATORS, IS_DONE } from "./evaluation-status.queries.ts";

interface EvaluationRow {
  id: string;
  video_interview_id: string;
  user_id: string;
  overall_rating: number | null;
  veto_comment: string | null;
  vetoed_at: string | null;
  updated_at: string;
  done: boolean;
  ratings: EvaluationView["ratings"];
}

const columns = `e.id, e.video_interview_id, e.user_id, e.overall_rating, e.veto_comment, e.vetoed_at, e.updated_at,
    ${IS_DONE} as done,
    (select coalesce(jsonb_agg(jsonb_build_object('criterionId', r.criterion_id, 'rating', r.rating)
        order by c.position, c.id), '[]')
      from ratings r join criteria c on c.id = r.criterion_id where r.evaluation_id = e.id) as ratings`;
const from = `from ${EVALUATION_PROGRESS}`;

export function toEvaluationView(row: EvaluationRow): EvaluationView {
  const { veto_comment: comment, vetoed_at: at } = row;
  return {
    videoInterviewId: toId(row.video_interview_id),
    userId: toId(row.user_id),
    status: row.done ? "completed" : "pending",
    overallRating: row.overall_rating,
    ratings: row.ratings,
    veto: comment === null || at === null ? null : { comment, at: toDate(at) },
    updatedAt: toDate(row.updated_at),
  };
}

/** The evaluation of video interview `$1` by user `$2`. */
export const findEvaluation = namedQuery<EvaluationRow>(
  `select ${columns} ${from} where e.video_interview_id = $1 and e.user_id = $2`,
);

/** The evaluations of one video interview by those who are evaluators of its job. */
export const evaluationList: ListDefinition<EvaluationRow & { sort_key: string }, EvaluationView> = {
  columns,
  from,
  key: "e.id",
  always: `exists (select from job_members m where m.job_id = e.job_id and m.user_id = e.user_id and m.role = 'evaluator')`,
  filters: { videoInterviewId: "e.video_interview_id = $", userId: "e.user_id = $" },
  within: "videoInterviewId",
  orders: { id: { column: "e.id", type: "bigint" } },
  shape: toEvaluationView,
};

/** Gives evaluation `$2` of organisation `$1` the ratings `$4` by the criteria `$3`, two lists of one length. */
export const putRatings = namedQuery<never>(
  `insert into ratings (organisation_id, evaluation_id, criterion_id, rating)
   select $1, $2, given.criterion_id, given.rating from unnest($3::bigint[], $4::int[]) as given (criterion_id, rating)
   on conflict (organisation_id, evaluation_id, criterion_id) do update set rating = excluded.rating`,
);

/** Takes back the ratings of evaluation `$1` by the criteria `$2`, a list of ids. */
export const removeRatings = namedQuery<never>(
  "delete from ratings where evaluation_id = $1 and criterion_id = any($2::bigint[])",
);

/** Whether evaluators of job `$1` are kept from others' evaluations: the job's own setting, else the organisation's. */
export const getBlindness = namedQuery<{ blind: boolean }>(
  `select coalesce(j.blind_evaluation, o.blind_evaluation) as blind
   from jobs j join organisations o on o.id = j.organisation_id where j.id = $1`,
);

const GIVEN = `select e.* from evaluations e
     where e.video_interview_id = $1 and exists (select from job_members m
       where m.job_id = e.job_id and m.user_id = e.user_id and m.role = 'evaluator')`;

/**
 * Of video interview `$1`: how many are asked to evaluate, how many of them are done, and the mean of what each evaluator
 * gave as a whole, in hundredths.
 */
export const getEvaluationSummary = namedQuery<{
  evaluation_status: EvaluationResults["evaluationStatus"];
  evaluators: number;
  completed: number;
  overall: number | null;
}>(
  `select v.evaluation_status,
     (select count(*)::int from ${EVALUATORS} where m.job_id = v.job_id) as evaluators,
     (select count(*)::int from ${EVALUATION_PROGRESS} join (${EVALUATORS}) on m.job_id = e.job_id and m.user_id = e.user_id
       where e.video_interview_id = v.id and ${IS_DONE}) as completed,
     (select round(avg(coalesce(e.overall_rating,
         (select avg(r.rating) from ratings r join criteria c on c.id = r.criterion_id
           where r.evaluation_id = e.id and c.archived_at is null))) * 100)::int
       from (${GIVEN}) e) as overall
   from video_interviews v where v.id = $1`,
);

/** Of video interview `$1` and each criterion of its job `$2`: how many rated, and the mean, in hundredths. */
export const listCriterionResults = namedQuery<{
  criterion_id: string;
  name: string;
  archived: boolean;
  ratings: number;
  average: number | null;
}>(
  `select c.id as criterion_id, c.name, c.archived_at is not null as archived, count(r.rating)::int as ratings,
     round(avg(r.rating) * 100)::int as average
   from criteria c
     left join ratings r on r.criterion_id = c.id and r.evaluation_id = any(array(select e.id from (${GIVEN}) e))
   where c.job_id = $2
   group by c.id having c.archived_at is null or count(r.rating) > 0
   order by c.archived_at is not null, c.position, c.id limit 500`,
);

/** The vetoes against video interview `$1`, the oldest first. */
export const listVetoes = namedQuery<{ user_id: string; veto_comment: string; vetoed_at: string }>(
  `select e.user_id, e.veto_comment, e.vetoed_at from (${GIVEN}) e where e.vetoed_at is not null order by e.vetoed_at, e.id`,
);
