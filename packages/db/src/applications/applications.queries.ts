import type {
  ApplicationSource,
  ApplicationStatus,
  ApplicationView,
  StageService,
  StatusLabel,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";
import { APPLICATION_LABEL, applicationLabelFilters } from "../status-labels/resume-label.ts";

interface ApplicationRow {
  id: string;
  job_id: string;
  candidate_id: string;
  status: ApplicationStatus;
  label: StatusLabel;
  first_name: string;
  last_name: string;
  email: string | null;
  status_code: string | null;
  status_changed_at: string | null;
  undo_until: string | null;
  hired_at: string | null;
  stage_id: string | null;
  stage_name: string | null;
  stage_service: StageService | null;
  stage_position: number | null;
  stage_entered_at: string | null;
  source: ApplicationSource;
  created_at: string;
  updated_at: string;
  updated_by_user_id: string | null;
  version: number;
  sort_key: string;
}

const columns = `a.id, a.job_id, a.candidate_id, a.status, c.first_name, c.last_name, c.email, a.status_code,
    a.status_changed_at, a.undo_until, a.hired_at, a.stage_id, s.name as stage_name, s.service as stage_service,
    s.position as stage_position, a.stage_entered_at, a.source, a.created_at, a.updated_at, a.updated_by_user_id, a.version,
    ${APPLICATION_LABEL} as label`;
const from = `from applications a join candidates c on c.id = a.candidate_id left join stages s on s.id = a.stage_id`;

/** One application; `$1` is the id. */
export const getApplication = namedQuery<ApplicationRow>(`select ${columns} ${from} where a.id = $1`);

export function toApplicationView(row: ApplicationRow): ApplicationView {
  return {
    id: toId(row.id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    candidate: { firstName: row.first_name, lastName: row.last_name, email: row.email },
    status: row.status,
    label: row.label,
    statusCode: row.status_code,
    statusChangedAt: toDateOrNull(row.status_changed_at),
    undoUntil: toDateOrNull(row.undo_until),
    hiredAt: toDateOrNull(row.hired_at),
    stage: stageOf(row),
    stageEnteredAt: toDateOrNull(row.stage_entered_at),
    source: row.source,
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    updatedByUserId: toIdOrNull(row.updated_by_user_id),
    version: row.version,
  };
}

function stageOf(row: ApplicationRow): ApplicationView["stage"] {
  const { stage_id: id, stage_name: name, stage_service: service, stage_position: position } = row;
  if (id === null || name === null || service === null || position === null) return null;
  return { id: toId(id), name, service, position };
}

export const applicationList: ListDefinition<ApplicationRow, ApplicationView> = {
  columns,
  from,
  key: "a.id",
  filters: {
    jobId: "a.job_id = $",
    jobTitle: "a.job_id = any(array(select j.id from jobs j where j.title_key = $))",
    candidateId: "a.candidate_id = $",
    status: "a.status = $",
    stageId: "a.stage_id = $",
    ...applicationLabelFilters,
    updatedSince: "a.updated_at >= $",
    updatedUntil: "a.updated_at < $",
  },
  orders: {
    id: { column: "a.id", type: "bigint" },
    updatedAt: { column: "a.updated_at", type: "timestamptz" },
    status: { column: "a.status", type: "text" },
    stage: { column: "a.stage_key", type: "bigint" },
  },
  scope: (jobs) => `a.job_id = any(array(${jobs}))`,
  shape: toApplicationView,
};

/** The application of candidate `$1` for job `$2`. */
export const findApplication = namedQuery<{ id: string }>(
  "select id from applications where candidate_id = $1 and job_id = $2",
);

/** The job of application `$1`. */
export const getJobOfApplication = namedQuery<{ job_id: string; candidate_id: string }>(
  "select job_id, candidate_id from applications where id = $1",
);

/** At most `$4` applications for job `$1`, in stage `$2` and with status `$3` where these are not null. */
export const listApplicationIds = namedQuery<{ id: string }>(
  `select id from applications where job_id = $1 and ($2::bigint is null or stage_id = $2) and ($3::text is null or status = $3)
   order by id limit $4`,
);

/** The moves of application `$1` in their order, at most 1,000, with the stages that are there still. */
export const listMovesOfApplication = namedQuery<{
  stage_id: string;
  name: string | null;
  service: StageService | null;
  position: number | null;
  at: string;
}>(
  `select e.to_state as stage_id, s.name, s.service, s.position, e.at
   from events e left join stages s on s.id = e.to_state::bigint
   where e.subject_kind = 'application' and e.subject_id = $1 and e.type = 'application.moved' order by e.id limit 1000`,
);
