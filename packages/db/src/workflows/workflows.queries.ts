import {
  readStageConfiguration,
  type StageService,
  type StageView,
  type WorkflowAccessFacts,
  type WorkflowSummary,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";

interface WorkflowRow {
  id: string;
  name: string;
  revision: number;
  stage_count: number;
  created_by_user_id: string | null;
  created_at: string;
  updated_at: string;
  updated_by_user_id: string | null;
  version: number;
  sort_key: string;
}

const columns = `w.id, w.name, w.revision, w.created_by_user_id, w.created_at, w.updated_at, w.updated_by_user_id, w.version,
    (select count(*)::int from stages s where s.workflow_id = w.id) as stage_count`;
const from = "from workflows w";
const always = "w.archived_at is null";

/** One workflow that is not archived; `$1` is the id. */
export const getWorkflow = namedQuery<WorkflowRow>(`select ${columns} ${from} where w.id = $1 and ${always}`);

export function toWorkflowSummary(row: WorkflowRow): WorkflowSummary {
  return {
    id: toId(row.id),
    name: row.name,
    revision: row.revision,
    stageCount: row.stage_count,
    createdByUserId: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    updatedByUserId: toIdOrNull(row.updated_by_user_id),
    version: row.version,
  };
}

/** The workflows among the ids `$1` that are not archived, in no order. */
export const getWorkflows = namedQuery<WorkflowRow>(
  `select ${columns} ${from} where w.id = any($1::bigint[]) and ${always}`,
);

/** The ids of the workflows that a user made, that are shared with them, or that one of the jobs of a subselect uses. */
export const workflowsOf = (jobs: string): string =>
  `array(select u.workflow_id from jobs u where u.id = any(array(${jobs})) and u.workflow_id is not null
         and u.deleted_at is null
       union all select h.workflow_id from workflow_shares h where h.user_id = $
       union all select o.id from workflows o where o.created_by_user_id = $)`;

/** The ids of the stages of those workflows. */
export const stagesOf = (jobs: string): string =>
  `array(select t.id from stages t where t.workflow_id = any(${workflowsOf(jobs)}))`;

/** The condition that a stage is one of a workflow that is not archived. */
export const inLiveWorkflow = (stageId: string): string =>
  `(select w.archived_at from stages t join workflows w on w.id = t.workflow_id where t.id = ${stageId}) is null`;

export const workflowList: ListDefinition<WorkflowRow, WorkflowSummary> = {
  columns,
  from,
  key: "w.id",
  filters: { createdByUserId: "w.created_by_user_id = $" },
  orders: { id: { column: "w.id", type: "bigint" }, name: { column: "w.name_key", type: "text" } },
  always,
  scope: (jobs) => `w.id = any(${workflowsOf(jobs)})`,
  shape: toWorkflowSummary,
};

interface WorkflowAccessRow {
  id: string;
  created_by_user_id: string | null;
  shared: boolean;
  on_team_job: boolean;
  on_own_job: boolean;
}

const accessFacts = `w.id, w.created_by_user_id,
     exists (select from workflow_shares h where h.workflow_id = w.id and h.user_id = $2) as shared,
     exists (select from jobs j join job_members m on m.job_id = j.id
       where j.workflow_id = w.id and j.deleted_at is null and m.user_id = $2) as on_team_job,
     exists (select from jobs j where j.workflow_id = w.id and j.deleted_at is null and j.owner_user_id = $2) as on_own_job`;

/** What decides access to workflow `$1` for user `$2`. */
export const getWorkflowAccess = namedQuery<WorkflowAccessRow>(
  `select ${accessFacts} from workflows w where w.id = $1 and ${always}`,
);

/** What decides access to the workflows `$1`, a list of ids, for user `$2`. */
export const listWorkflowAccess = namedQuery<WorkflowAccessRow>(
  `select ${accessFacts} from workflows w where w.id = any($1::bigint[]) and ${always}`,
);

export function toWorkflowAccess(row: WorkflowAccessRow): WorkflowAccessFacts {
  return {
    createdByUserId: toIdOrNull(row.created_by_user_id),
    shared: row.shared,
    onTeamJob: row.on_team_job,
    onOwnJob: row.on_own_job,
  };
}

/** The users with whom the workflows `$1`, a list of ids, are shared. */
export const listWorkflowShares = namedQuery<{ workflow_id: string; user_id: string }>(
  `select workflow_id, user_id from workflow_shares where workflow_id = any($1::bigint[]) order by workflow_id, user_id`,
);

/** Shares a workflow with exactly these users: organisation, workflow, users `$3`. */
export const setWorkflowShares = namedQuery<never>(
  `with gone as (delete from workflow_shares where workflow_id = $2::bigint and user_id <> all($3::bigint[]))
   insert into workflow_shares (organisation_id, workflow_id, user_id) select $1, $2::bigint, unnest($3::bigint[])
   on conflict do nothing`,
);

/** How many of the users `$1` are active members. */
export const countActiveUsers = namedQuery<{ active: number }>(
  "select count(*)::int as active from users where id = any($1::bigint[]) and status = 'active'",
);

/** A stage as it is read. */
export interface StageRow {
  id: string;
  workflow_id: string;
  name: string;
  position: number;
  service: StageService;
  configuration: unknown;
  created_at: string;
  version: number;
}

const stageColumns = "s.id, s.workflow_id, s.name, s.position, s.service, s.configuration, s.created_at, s.version";

/** One stage of a workflow that is not archived; `$1` is the id. */
export const getStage = namedQuery<StageRow>(
  `select ${stageColumns} from stages s join workflows w on w.id = s.workflow_id where s.id = $1 and ${always}`,
);

/** The stages of the workflows `$1`, a list of ids, in their order. */
export const listStagesOfWorkflows = namedQuery<StageRow>(
  `select ${stageColumns} from stages s where s.workflow_id = any($1::bigint[]) order by s.workflow_id, s.position`,
);

/** Those of the stages `$2`, a list of ids, that are in the workflow of job `$1`. */
export const findStagesOfJob = namedQuery<{ id: string }>(
  `select s.id from stages s join jobs j on j.workflow_id = s.workflow_id where j.id = $1 and s.id = any($2::bigint[])`,
);

/** The stages of the workflow of job `$1`, in their order; none without a workflow. */
export const listStagesOfJob = namedQuery<StageRow>(
  `select ${stageColumns} from jobs j join stages s on s.workflow_id = j.workflow_id where j.id = $1 order by s.position`,
);

export function toStageView(row: StageRow): StageView {
  return {
    id: toId(row.id),
    workflowId: toId(row.workflow_id),
    name: row.name,
    position: row.position,
    service: row.service,
    configuration: { ...readStageConfiguration(row.service, row.configuration) },
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** The stages of workflows, by workflow and there in their order. */
export const stageList: ListDefinition<StageRow & { sort_key: string }, StageView> = {
  columns: stageColumns,
  from: "from stages s",
  key: "s.id",
  filters: { workflowId: "s.workflow_id = $", service: "s.service = $" },
  orders: { id: { column: "s.id", type: "bigint" }, position: { column: "s.place", type: "bigint" } },
  always: "(select w.archived_at from workflows w where w.id = s.workflow_id) is null",
  scope: (jobs) => `s.workflow_id = any(${workflowsOf(jobs)})`,
  shape: toStageView,
};

/** Whether a job uses workflow `$1`, or a deleted one that can be restored. */
export const getWorkflowUse = namedQuery<{ by_jobs: boolean }>(
  "select exists (select from jobs j where j.workflow_id = $1) as by_jobs",
);

/** Puts the stages `$1` into this order, from position 1 on. */
export const orderStages = namedQuery<never>(
  `update stages s set position = u.position, version = s.version + case when s.position = u.position then 0 else 1 end
   from unnest($1::bigint[]) with ordinality as u(id, position) where s.id = u.id`,
);

/** The applications in stage `$1`. */
export const listApplicationsInStage = namedQuery<{ id: string }>("select id from applications where stage_id = $1");

/** The applications of job `$1`. */
export const listApplicationsOfJob = namedQuery<{ id: string }>("select id from applications where job_id = $1");

/** The applications of job `$1` that are in no stage although it has a workflow: theirs was removed while it was deleted. */
export const listApplicationsWithoutStage = namedQuery<{ id: string }>(
  `select a.id from applications a join jobs j on j.id = a.job_id
   where a.job_id = $1 and a.stage_id is null and j.workflow_id is not null`,
);

/** The workflow of job `$1`. */
export const getWorkflowOfJob = namedQuery<{ workflow_id: string | null }>(
  "select workflow_id from jobs where id = $1",
);

/** Gives job `$1` the workflow `$2`. */
export const assignWorkflowToJob = namedQuery<never>(
  "update jobs set workflow_id = $2, version = version + 1 where id = $1 and workflow_id is distinct from $2",
);
