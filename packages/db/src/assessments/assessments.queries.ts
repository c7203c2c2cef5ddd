import type { AssessmentStatus, AssessmentView, StatusLabel } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";
import { labelFilter, labelSql } from "../status-labels/label-sql.ts";

export interface AssessmentRow {
  id: string;
  application_id: string;
  job_id: string;
  candidate_id: string;
  stage_id: string | null;
  name: string;
  test_url: string;
  status: AssessmentStatus;
  label: StatusLabel;
  sealed_key: string;
  assigned_at: string;
  assigned_by_user_id: string | null;
  executed_by_workflow: boolean;
  valid_from: string;
  valid_to: string;
  link_opened_at: string | null;
  started_at: string | null;
  submitted_at: string | null;
  completed_at: string | null;
  score: number | null;
  total: number | null;
  percentage: number | null;
  approved: boolean | null;
  approved_by_user_id: string | null;
  revoked_at: string | null;
  disqualified_at: string | null;
  disqualified_code: string | null;
  proctoring: Record<string, unknown>;
  updated_at: string;
  version: number;
}

/** What happens in the stage of application `a`, looked up where the label depends on it: a join would tempt to scan. */
const SERVICE = "(select g.service from stages g where g.id = a.stage_id)";
const LABEL = labelSql("assessment", {
  application: "a.status",
  service: SERVICE,
  approval: "case when t.approved then 'approved' when not t.approved then 'notApproved' end",
  progress: "t.status",
});
const columns = `t.id, t.application_id, t.job_id, a.candidate_id, t.stage_id, t.name, t.test_url, t.status, t.sealed_key,
    t.assigned_at, t.assigned_by_user_id, t.executed_by_workflow, t.valid_from, t.valid_to, t.link_opened_at, t.started_at,
    t.submitted_at, t.completed_at, t.score, t.total, t.percentage, t.approved, t.approved_by_user_id, t.revoked_at,
    t.disqualified_at, t.disqualified_code, t.proctoring, t.updated_at, t.version,
    ${LABEL} as label`;
const from = `from assessments t join applications a on a.id = t.application_id`;

/** One assessment; `$1` is the id. */
export const getAssessment = namedQuery<AssessmentRow>(`select ${columns} ${from} where t.id = $1`);

/** The newest tests, at most 20 of each, of those of the candidates `$2` who applied for job `$1`. */
export const listAssessmentsOfCandidates = namedQuery<AssessmentRow>(
  `select ${columns} from applications o cross join lateral (
     select n.id from assessments n where n.application_id = o.id order by n.id desc limit 20) newest
     join assessments t on t.id = newest.id join applications a on a.id = t.application_id
   where o.job_id = $1 and o.candidate_id = any($2::bigint[]) order by t.id desc`,
);

/** The view of a row; `key` is the link's, for those who may have it. */
export function toAssessmentView(row: AssessmentRow, key: string | null): AssessmentView {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    stageId: toIdOrNull(row.stage_id),
    name: row.name,
    testUrl: row.test_url,
    status: row.status,
    label: row.label,
    key,
    assignedAt: toDate(row.assigned_at),
    assignedByUserId: toIdOrNull(row.assigned_by_user_id),
    executedByWorkflow: row.executed_by_workflow,
    validFrom: toDate(row.valid_from),
    validTo: toDate(row.valid_to),
    linkOpenedAt: toDateOrNull(row.link_opened_at),
    startedAt: toDateOrNull(row.started_at),
    submittedAt: toDateOrNull(row.submitted_at),
    completedAt: toDateOrNull(row.completed_at),
    score: row.score,
    total: row.total,
    percentage: row.percentage,
    approved: row.approved,
    approvedByUserId: toIdOrNull(row.approved_by_user_id),
    revokedAt: toDateOrNull(row.revoked_at),
    disqualifiedAt: toDateOrNull(row.disqualified_at),
    disqualifiedCode: row.disqualified_code,
    proctoring: row.proctoring,
    updatedAt: toDate(row.updated_at),
    version: row.version,
  };
}

/** The assessments on jobs that the caller may see; the rows are presented by the operation, which knows the keys. */
export const assessmentList: ListDefinition<AssessmentRow & { sort_key: string }, AssessmentRow> = {
  columns,
  from,
  key: "t.id",
  filters: {
    jobId: "t.job_id = $",
    status: "t.status = $",
    label: labelFilter(`(select ${LABEL} from applications a where a.id = t.application_id)`),
    applicationId: "t.application_id = $",
    candidateId: "a.candidate_id = $",
    assignedFrom: "t.assigned_at >= $",
    assignedUntil: "t.assigned_at < $",
    validToFrom: "t.valid_to >= $",
    validToUntil: "t.valid_to < $",
  },
  orders: {
    id: { column: "t.id", type: "bigint" },
    assignedAt: { column: "t.assigned_at", type: "timestamptz" },
    validTo: { column: "t.valid_to", type: "timestamptz" },
  },
  scope: (jobs) => `t.job_id = any(array(${jobs}))`,
  shape: (row) => row,
};

/** The assessment behind the hash of a key, across organisations: ids only. */
export const resolveAssessmentKey = namedQuery<{ organisation_id: string; assessment_id: string }>(
  "select organisation_id, assessment_id from resolve_assessment_key($1)",
);

/** What the candidate of assessment `$1` is told. */
export const getOwnAssessment = namedQuery<{
  name: string;
  organisation_name: string;
  job_title: string;
  first_name: string;
  last_name: string;
  time_zone: string;
  language: string;
  status: AssessmentStatus;
  valid_from: string;
  valid_to: string;
  submitted_at: string | null;
  test_url: string;
  application_status: string;
}>(
  `select t.name, o.name as organisation_name, j.title as job_title, c.first_name, c.last_name,
     coalesce(j.time_zone, o.time_zone) as time_zone, coalesce(j.language, o.language) as language, t.status, t.valid_from,
     t.valid_to, t.submitted_at, t.test_url, a.status as application_status
   from assessments t join applications a on a.id = t.application_id
     join candidates c on c.id = a.candidate_id and c.erased_at is null
     join jobs j on j.id = t.job_id and j.deleted_at is null
     join organisations o on o.id = t.organisation_id
   where t.id = $1`,
);

/** What says who of the applications `$1` may be assigned a test, and by whom. */
export const listAssignable = namedQuery<{ id: string; job_id: string; has_email: boolean }>(
  `select a.id, a.job_id, c.email is not null as has_email from applications a join candidates c on c.id = a.candidate_id
   where a.id = any($1::bigint[]) and c.erased_at is null order by a.id`,
);

/** The resume screenings that are approved, of the applications `$1`. */
export const listApprovedScreenings = namedQuery<{ application_id: string; stage_id: string }>(
  `select p.application_id, p.stage_id from steps p join stages s on s.id = p.stage_id
   where p.application_id = any($1::bigint[]) and s.service = 'resumeScreening' and p.status = 'approved'`,
);

/** The tests that the applications `$1` have and may still take at the time `$2`. */
export const listOpenAssessments = namedQuery<{ application_id: string; name: string }>(
  `select t.application_id, t.name from assessments t where t.application_id = any($1::bigint[])
     and t.status in ('assigned', 'linkOpened', 'started') and t.valid_to > $2`,
);

/** The tests that the applications `$1` have from stage `$2`, but for those revoked before its step was opened anew. */
export const listAssessmentsOfStage = namedQuery<{ application_id: string; name: string }>(
  `select t.application_id, t.name from assessments t
     left join steps p on p.application_id = t.application_id and p.stage_id = t.stage_id
   where t.application_id = any($1::bigint[]) and t.stage_id = $2
     and (t.revoked_at is null or p.opened_at is null or t.revoked_at > p.opened_at)`,
);

/** Whether a test of stage `$2` other than `$3` is still to be taken by application `$1` at the time `$4`. */
export const hasOtherOpenAssessment = namedQuery<{ open: boolean }>(
  `select exists (select from assessments t where t.application_id = $1 and t.stage_id = $2 and t.id <> $3
     and t.status in ('assigned', 'linkOpened', 'started') and t.valid_to > $4) as open`,
);

/**
 * Assigns tests with their events (SPEC §4), and gives their ids. Parameters: organisation, time, user, actor's kind, id and
 * name, request, whether by a workflow, valid from, valid to `$10`; by test: application, job, stage, name, address, hash and
 * sealed text of the key `$17`.
 */
export const insertAssessments = namedQuery<{ id: string; application_id: string }>(
  `with made as (
     insert into assessments (organisation_id, application_id, job_id, stage_id, name, test_url, assigned_by_user_id,
       executed_by_workflow, assigned_at, key_hash, sealed_key, valid_from, valid_to, updated_at)
     select $1::bigint, u.application_id, u.job_id, u.stage_id, u.name, u.test_url, $3::bigint, $8::boolean,
       $2::timestamptz, u.key_hash, u.sealed_key, $9::timestamptz, $10::timestamptz, $2::timestamptz
     from unnest($11::bigint[], $12::bigint[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[])
       as u(application_id, job_id, stage_id, name, test_url, key_hash, sealed_key)
     returning id, application_id, job_id
   ), told as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, to_state,
       related_id, request_id, at)
     select $1::bigint, 'application.assessmentAssigned', 'application', m.application_id, m.job_id, $4, $5::bigint, $6,
       'assigned', m.id, $7, $2::timestamptz from made m order by m.application_id
   )
   select id, application_id from made order by id`,
);
