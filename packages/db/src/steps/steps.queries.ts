import type { StageService, StepDecider, StepStatus, StepView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

/** Those of the steps `$1` whose stage has a rule. */
export const listStepsWithRule = namedQuery<{ id: string }>(
  `select p.id from steps p join stage_rules r on r.stage_id = p.stage_id where p.id = any($1::bigint[]) order by p.id`,
);

interface StepRow {
  id: string;
  application_id: string;
  stage_id: string;
  stage_name: string;
  service: StageService;
  position: number;
  status: StepStatus;
  decided_by: StepDecider | null;
  decided_by_user_id: string | null;
  opened_at: string;
  started_at: string | null;
  completed_at: string | null;
  decided_at: string | null;
  version: number;
}

const columns = `p.id, p.application_id, p.stage_id, s.name as stage_name, s.service, s.position, p.status, p.decided_by,
    p.decided_by_user_id, p.opened_at, p.started_at, p.completed_at, p.decided_at, p.version`;
const from = "from steps p join stages s on s.id = p.stage_id";

/** The steps of application `$1`, in the order of their stages. */
export const listStepsOfApplication = namedQuery<StepRow>(
  `select ${columns} ${from} where p.application_id = $1 order by s.workflow_id, s.position`,
);

/** One step; `$1` is the id. */
export const getStep = namedQuery<StepRow>(`select ${columns} ${from} where p.id = $1`);

export function toStepView(row: StepRow): StepView {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    stage: { id: toId(row.stage_id), name: row.stage_name, service: row.service, position: row.position },
    status: row.status,
    decidedBy: row.decided_by,
    decidedByUserId: toIdOrNull(row.decided_by_user_id),
    openedAt: toDate(row.opened_at),
    startedAt: toDateOrNull(row.started_at),
    completedAt: toDateOrNull(row.completed_at),
    decidedAt: toDateOrNull(row.decided_at),
    version: row.version,
  };
}

/** The steps of applications for jobs that the caller may see. */
export const stepList: ListDefinition<StepRow & { sort_key: string }, StepView> = {
  columns,
  from,
  key: "p.id",
  filters: {
    jobId: "p.job_id = $",
    candidateId: "p.application_id = any(array(select a.id from applications a where a.candidate_id = $))",
    applicationId: "p.application_id = $",
  },
  orders: { id: { column: "p.id", type: "bigint" } },
  scope: (jobs) => `p.job_id = any(array(${jobs}))`,
  shape: toStepView,
};

/** The steps of application `$1` as they stand, locked. */
export const lockStepsOfApplication = namedQuery<{
  id: string;
  stage_id: string;
  status: StepStatus;
  decided_by: StepDecider | null;
}>("select id, stage_id, status, decided_by from steps where application_id = $1 order by id for no key update");

/** The steps of the applications `$1` in stages of service `$2` that are not completed yet, locked, in the order of the stages. */
export const lockOpenSteps = namedQuery<{ id: string; application_id: string; stage_id: string; status: StepStatus }>(
  `select p.id, p.application_id, p.stage_id, p.status from steps p join stages s on s.id = p.stage_id
   where p.application_id = any($1::bigint[]) and s.service = $2 and p.status in ('notStarted', 'inProgress')
   order by p.application_id, s.position for no key update of p`,
);

/**
 * Takes steps to another status, each with its event: organisation, time, user, actor's kind, id and name, request, who
 * decides (`$8`, of approvals and their opposite); by step: id, application, job, stage, old status, new status `$14`.
 */
export const changeStepRows = namedQuery<never>(
  `with wanted as (
     select * from unnest($9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::text[], $14::text[])
       as u(step_id, application_id, job_id, stage_id, from_status, to_status)
   ), changed as (
     update steps p set status = w.to_status, started_at = coalesce(p.started_at, $2::timestamptz),
       completed_at = case when w.to_status <> 'inProgress' then coalesce(p.completed_at, $2::timestamptz) end,
       decided_by = case when w.to_status in ('approved', 'notApproved') then $8 else p.decided_by end,
       decided_by_user_id = case when w.to_status in ('approved', 'notApproved') then $3::bigint else p.decided_by_user_id end,
       decided_at = case when w.to_status in ('approved', 'notApproved') then $2::timestamptz else p.decided_at end,
       version = p.version + 1
     from wanted w where p.id = w.step_id
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     to_state, related_id, request_id, at)
   select $1, 'application.stepChanged', 'application', w.application_id, w.job_id, $4, $5::bigint, $6, w.from_status,
     w.to_status, w.stage_id, $7, $2::timestamptz from wanted w order by w.application_id, w.step_id`,
);

/**
 * Removes step `$1` unless somebody has worked in it: the video interview that was created when it was opened goes, and its
 * tests are revoked, each with an event. Then organisation, time, actor's kind, id and name, request, reason `$8`.
 */
export const takeBackStep = namedQuery<{ id: string }>(
  `with gone as (
     delete from steps p where p.id = $1 and p.status = 'notStarted'
       and not exists (select from video_interviews v where v.application_id = p.application_id and v.created_at >= p.opened_at
         and v.status not in ('new', 'invited', 'expired', 'skipped'))
       and not exists (select from assessments t where t.application_id = p.application_id and t.stage_id = p.stage_id
         and (t.link_opened_at is not null or t.started_at is not null or t.completed_at is not null))
     returning p.id, p.application_id, p.stage_id, p.opened_at
   ), uninvited as (
     delete from video_interviews v using gone g
     where v.application_id = g.application_id and v.created_at = g.opened_at and v.status in ('new', 'invited')
     returning v.id, v.job_id, v.status
   ), revoked as (
     update assessments t set revoked_at = $3::timestamptz, updated_at = $3::timestamptz, version = t.version + 1
     from gone g where t.application_id = g.application_id and t.stage_id = g.stage_id and t.status = 'assigned'
     returning t.id, t.job_id, t.application_id
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
       from_state, to_state, reason_code, related_id, request_id, at)
     select $2::bigint, n.type, n.kind, n.id, n.job_id, $4, $5::bigint, $6, n.from_state, n.to_state, $8,
       n.related_id, $7, $3::timestamptz
     from (
       select 'videoInterview.deleted' as type, 'videoInterview' as kind, u.id, u.job_id, u.status as from_state,
         null as to_state, null::bigint as related_id from uninvited u
       union all
       select 'application.assessmentChanged', 'application', r.application_id, r.job_id, 'assigned', 'revoked', r.id
       from revoked r
     ) n
   )
   select id from gone`,
);
