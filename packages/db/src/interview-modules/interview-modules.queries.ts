import { namedQuery } from "../kernel/sql.ts";

/**
 * The newest job that uses each of the workflows `$1`, of those that user `$2` is in the team of, or owns where `$3` is true;
 * of all where `$2` is null. Workflows without one are missing.
 */
export const listJobsOfWorkflows = namedQuery<{ workflow_id: string; job_id: string }>(
  `select w.id as workflow_id, j.id as job_id from unnest($1::bigint[]) as w(id) cross join lateral (
     select j.id from jobs j where j.workflow_id = w.id and j.deleted_at is null
       and ($2::bigint is null or ($3::boolean and j.owner_user_id = $2)
         or exists (select from job_members m where m.job_id = j.id and m.user_id = $2))
     order by j.id desc limit 1) j`,
);
