import type { FinalInterviewView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface FinalInterviewRow {
  id: string;
  application_id: string;
  job_id: string;
  candidate_id: string;
  stage_id: string | null;
  starts_at: string;
  duration_minutes: number;
  place: string;
  interviewer_ids: number[];
  sequence: number;
  cancelled_at: string | null;
  created_by_user_id: string | null;
  created_at: string;
  version: number;
}

const columns = `f.id, f.application_id, f.job_id, a.candidate_id, f.stage_id, f.starts_at, f.duration_minutes, f.place,
    array(select g.user_id::float8 from final_interview_guests g where g.organisation_id = f.organisation_id
      and g.final_interview_id = f.id order by g.user_id) as interviewer_ids,
    f.sequence, f.cancelled_at, f.created_by_user_id, f.created_at, f.version`;
const from = "from final_interviews f join applications a on a.id = f.application_id";

export function toFinalInterviewView(row: FinalInterviewRow): FinalInterviewView {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    stageId: toIdOrNull(row.stage_id),
    startsAt: toDate(row.starts_at),
    durationMinutes: row.duration_minutes,
    place: row.place,
    interviewerIds: row.interviewer_ids,
    sequence: row.sequence,
    cancelledAt: toDateOrNull(row.cancelled_at),
    createdByUserId: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** One final interview; `$1` is the id. */
export const getFinalInterview = namedQuery<FinalInterviewRow>(`select ${columns} ${from} where f.id = $1`);

/** The final interviews on jobs that the caller may see. */
export const finalInterviewList: ListDefinition<FinalInterviewRow & { sort_key: string }, FinalInterviewView> = {
  columns,
  from,
  key: "f.id",
  filters: {
    jobId: "f.job_id = $",
    applicationId: "f.application_id = $",
    startsFrom: "f.starts_at >= $",
    startsUntil: "f.starts_at < $",
  },
  orders: {
    id: { column: "f.id", type: "bigint" },
    startsAt: { column: "f.starts_at", type: "timestamptz" },
  },
  scope: (jobs) => `f.job_id = any(array(${jobs}))`,
  shape: toFinalInterviewView,
};

/** Those of the users `$1` who can be invited: of the organisation, and not deactivated. */
export const listInvitableUsers = namedQuery<{ id: string }>(
  "select id from users where id = any($1::bigint[]) and status <> 'deactivated'",
);

/** Adds the users `$3` to final interview `$2` of organisation `$1`. */
export const addInterviewers = namedQuery<never>(
  `insert into final_interview_guests (organisation_id, final_interview_id, user_id)
   select $1::bigint, $2::bigint, u.id from unnest($3::bigint[]) as u(id) on conflict do nothing`,
);

/** Takes the interviewers of final interview `$1` away who are not among `$2`, and says who. */
export const removeOtherInterviewers = namedQuery<{ user_id: string }>(
  "delete from final_interview_guests where final_interview_id = $1 and user_id <> all($2::bigint[]) returning user_id",
);

/** The final interviews of application `$1` but `$2` that are on during the `$4` minutes from `$3`. */
export const findOverlappingInterview = namedQuery<{ id: string }>(
  `select f.id from final_interviews f where f.application_id = $1 and f.id <> $2 and f.cancelled_at is null
     and f.starts_at < $3::timestamptz + $4::int * interval '1 minute'
     and f.starts_at + f.duration_minutes * interval '1 minute' > $3::timestamptz limit 1`,
);
