import { namedQuery } from "../kernel/sql.ts";

/**
 * Every evaluation `e` with how far it is: whether anything is rated, and whether it is done. It says in SQL what
 * `ownEvaluationStatus` and `evaluationStatus` of the domain say; a model test holds the two together.
 */
export const EVALUATION_PROGRESS = `evaluations e
    cross join lateral (
      select count(*) as criteria from criteria c where c.job_id = e.job_id and c.archived_at is null
    ) asked
    cross join lateral (
      select count(*) as total, count(*) filter (where c.archived_at is null) as active
      from ratings r join criteria c on c.id = r.criterion_id where r.evaluation_id = e.id
    ) given`;

/** Of {@link EVALUATION_PROGRESS}: anything is rated. */
const IS_RATED = "(e.overall_rating is not null or given.total > 0)";

/** Of {@link EVALUATION_PROGRESS}: the evaluator is done. */
export const IS_DONE =
  "(case when asked.criteria = 0 then e.overall_rating is not null else given.active = asked.criteria end)";

/** Who is asked to evaluate on a job: its evaluators, but for the deactivated. */
export const EVALUATORS = `job_members m join users u on u.id = m.user_id and u.status <> 'deactivated'
    and m.role = 'evaluator'`;

/** The statement that sets the evaluation status of the video interviews with evaluations `e` that meet a condition. */
function settle(condition: string): string {
  return `update video_interviews v set evaluation_status = n.status
   from (
     select e.video_interview_id,
       case when count(*) filter (where m.user_id is not null and ${IS_RATED}) = 0 then 'pending'
         when count(*) filter (where m.user_id is not null and ${IS_DONE})
           = (select count(*) from ${EVALUATORS} where m.job_id = e.job_id) then 'completed'
         else 'partial' end as status
     from ${EVALUATION_PROGRESS}
       left join (${EVALUATORS}) on m.job_id = e.job_id and m.user_id = e.user_id
     where ${condition}
     group by e.video_interview_id, e.job_id
   ) n
   where v.id = n.video_interview_id and v.evaluation_status <> n.status`;
}

/** Sets the evaluation status of video interview `$1` anew. */
export const settleEvaluationStatus = namedQuery<never>(settle("e.video_interview_id = $1"));

/** Sets the evaluation status of every video interview of the jobs `$1`, a list of ids, anew. */
export const settleEvaluationStatusOfJobs = namedQuery<never>(settle("e.job_id = any($1::bigint[])"));

/** Locks the jobs on which user `$1` is evaluator, in the order of their ids. */
export const lockJobsOfEvaluator = namedQuery<{ id: string }>(
  `select j.id from jobs j
   where j.id = any(array(select m.job_id from job_members m where m.user_id = $1 and m.role = 'evaluator'))
   order by j.id for no key update`,
);

/** Keeps the team and the criteria of job `$1` as they are until the transaction ends. */
export const holdJob = namedQuery<never>("select id from jobs where id = $1 for share");

/** Whether user `$2` has evaluated video interview `v`; null where they are no evaluator of its job. */
export const OWN_EVALUATION_DONE = `(
      select coalesce((select ${IS_DONE} from ${EVALUATION_PROGRESS} where e.video_interview_id = v.id and e.user_id = $2),
        false)
      from job_members m where m.job_id = v.job_id and m.user_id = $2 and m.role = 'evaluator')`;

/** Whether user `$2` has evaluated video interview `$1`; null where they are no evaluator of its job. */
export const getOwnEvaluationDone = namedQuery<{ done: boolean | null }>(
  `select ${OWN_EVALUATION_DONE} as done from video_interviews v where v.id = $1`,
);
