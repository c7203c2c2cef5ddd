import type {
  ApplicationStatus,
  QuestionView,
  ScreeningView,
  StatusLabel,
  StepDecider,
  StepStatus,
  VideoInterviewStatus,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";
import { labelFilter, labelSql } from "../status-labels/label-sql.ts";

interface ScreeningRow {
  id: string;
  application_id: string;
  job_id: string;
  candidate_id: string;
  application_status: ApplicationStatus;
  status: VideoInterviewStatus;
  label: StatusLabel;
  questions: QuestionView[] | null;
  question_set_id: string | null;
  created_by_user_id: string | null;
  invited_at: string | null;
  deadline: string | null;
  confirmed_at: string | null;
  started_at: string | null;
  interviewed_at: string | null;
  stage_id: string | null;
  step_status: StepStatus | null;
  decided_by: StepDecider | null;
  version: number;
}

/** One that expired is what its candidate came to. */
const LABEL = labelSql("screening", {
  application: "a.status",
  service: "(select c.service from stages c where c.id = a.stage_id)",
  approval: "p.status",
  progress: "case when v.status = 'expired' and v.confirmed_at is not null then 'confirmed' else v.status end",
});
/** Written out, as policies let no `coalesce` of columns reach an index. */
const SET = "case when v.question_set_id is null then j.question_set_id else v.question_set_id end";
const QUESTIONS = `(select json_agg(json_build_object('id', q.id, 'position', q.position, 'kind', q.kind, 'prompt', q.prompt,
      'choices', q.choices, 'required', q.required, 'timeLimitSeconds', q.time_limit_seconds) order by q.position)
    from question_sets s join questions q on q.question_set_id = s.id
    where s.id = ${SET} and q.revision = coalesce(v.question_set_revision, s.revision))`;
const columns = `v.id, v.application_id, v.job_id, a.candidate_id, a.status as application_status, v.status,
    coalesce(v.question_set_id, j.question_set_id) as question_set_id, v.created_by_user_id, v.invited_at, v.deadline,
    v.confirmed_at, v.started_at, v.interviewed_at, p.stage_id, p.status as step_status, p.decided_by, v.version,
    ${LABEL} as label, ${QUESTIONS} as questions`;
const from = `from video_interviews v join applications a on a.id = v.application_id join jobs j on j.id = v.job_id
    left join lateral (
      select s.stage_id, s.status, s.decided_by from steps s join stages g on g.id = s.stage_id
      where s.organisation_id = v.organisation_id and s.application_id = v.application_id and g.service = 'videoInterview'
      order by g.position limit 1) p on true`;

/** The approval of a step: true, false, or (null) not decided yet. */
function approvalOf(status: StepStatus | null): boolean | null {
  if (status === "approved") return true;
  return status === "notApproved" ? false : null;
}

export function toScreeningView(row: ScreeningRow): ScreeningView {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    applicationStatus: row.application_status,
    status: row.status,
    label: row.label,
    questionSetId: toIdOrNull(row.question_set_id),
    questions: row.questions ?? [],
    assignedByUserId: toIdOrNull(row.created_by_user_id),
    assignedAt: toDateOrNull(row.invited_at),
    expiredAt: toDateOrNull(row.deadline),
    linkOpened: row.confirmed_at !== null,
    startedAt: toDateOrNull(row.started_at),
    completed: row.status === "interviewed",
    completedAt: toDateOrNull(row.interviewed_at),
    revoked: row.status === "skipped",
    stageId: toIdOrNull(row.stage_id),
    stepStatus: row.step_status,
    isApproved: approvalOf(row.step_status),
    decidedBy: row.decided_by,
    executedByWorkflow: row.created_by_user_id === null,
    isStatusOverriddenByUser: row.decided_by === "person" && approvalOf(row.step_status) !== null,
    version: row.version,
  };
}

/** One screening; `$1` is the id of the video interview. */
export const getScreening = namedQuery<ScreeningRow>(`select ${columns} ${from} where v.id = $1`);

/** The screenings on jobs that the caller may see, and those shared with them. */
export const screeningList: ListDefinition<ScreeningRow & { sort_key: string }, ScreeningView> = {
  columns,
  from,
  key: "v.id",
  filters: {
    jobId: "v.job_id = $",
    status: "v.status = $",
    label: labelFilter(LABEL),
    candidateIds: "a.candidate_id = any($::bigint[])",
    applicationId: "v.application_id = $",
    assignedFrom: "v.invited_at >= $",
    assignedUntil: "v.invited_at < $",
    expiredFrom: "v.deadline_key >= $",
    expiredUntil: "v.deadline_key < $",
  },
  orders: {
    id: { column: "v.id", type: "bigint" },
    expiredAt: { column: "v.deadline_key", type: "timestamptz" },
  },
  scope: (jobs) =>
    `(v.job_id = any(array(${jobs})) or v.id = any(array(select s.video_interview_id from shares s where s.user_id = $)))`,
  shape: toScreeningView,
};

/** Those of the applications `$1` whose video interview was begun or ended already: it cannot be assigned again. */
export const listScreened = namedQuery<{ application_id: string }>(
  "select application_id from video_interviews where application_id = any($1::bigint[]) and status <> 'new'",
);

/** The video interviews of the applications `$1`. */
export const listScreeningsOfApplications = namedQuery<{
  id: string;
  application_id: string;
  status: VideoInterviewStatus;
}>("select id, application_id, status from video_interviews where application_id = any($1::bigint[])");
