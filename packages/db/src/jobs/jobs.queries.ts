import { jobStatus, type JobView, type Language, type TeamMemberView, type TeamRole } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface JobRow {
  id: string;
  title: string;
  description: string;
  published: boolean;
  closes_at: string | null;
  interview_period_days: number | null;
  reminder_offsets_minutes: number[] | null;
  activity_limit_minutes: number | null;
  blind_evaluation: boolean | null;
  time_zone: string | null;
  language: Language | null;
  question_set_id: string | null;
  owner_user_id: string;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `j.id, j.title, j.description, j.published, j.closes_at, j.interview_period_days, j.reminder_offsets_minutes,
    j.activity_limit_minutes, j.blind_evaluation, j.time_zone, j.language, j.question_set_id, j.owner_user_id,
    j.created_at, j.version`;
const from = `from jobs j`;

/** One job; `$1` is the id. */
export const getJob = namedQuery<JobRow>(`select ${columns} ${from} where j.id = $1`);

/** The view of a job; its status depends on the time. */
export function toJobView(row: JobRow, now: Date): JobView {
  const closesAt = toDateOrNull(row.closes_at);
  return {
    id: toId(row.id),
    title: row.title,
    description: row.description,
    status: jobStatus({ published: row.published, closesAt }, now),
    published: row.published,
    closesAt,
    interviewPeriodDays: row.interview_period_days,
    reminderOffsetsMinutes: row.reminder_offsets_minutes?.map(Number) ?? null,
    activityLimitMinutes: row.activity_limit_minutes,
    blindEvaluation: row.blind_evaluation,
    timeZone: row.time_zone,
    language: row.language,
    questionSetId: toIdOrNull(row.question_set_id),
    ownerUserId: toId(row.owner_user_id),
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

export const jobList: ListDefinition<JobRow, (now: Date) => JobView> = {
  columns,
  from,
  key: "j.id",
  filters: { published: "j.published = $", ownerUserId: "j.owner_user_id = $" },
  orders: { id: { column: "j.id", type: "bigint" } },
  scope: (jobs) => `j.id = any(array(${jobs}))`,
  shape: (row) => (now) => toJobView(row, now),
};

/** The roles that user `$2` has in the team of job `$1`. */
export const listTeamRoles = namedQuery<{ role: TeamRole }>(
  "select role from job_members where job_id = $1 and user_id = $2",
);

/** What decides access to job `$1` for user `$2`. */
export const getJobAccess = namedQuery<{ owner_user_id: string; team_roles: TeamRole[] }>(
  `select j.owner_user_id,
     array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as team_roles
   from jobs j where j.id = $1`,
);

interface TeamMemberRow {
  user_id: string;
  first_name: string;
  last_name: string;
  email: string;
  role: TeamRole;
}

/** The team of job `$1`, at most 500 roles. */
export const listTeam = namedQuery<TeamMemberRow>(
  `select m.user_id, u.first_name, u.last_name, u.email, m.role from job_members m join users u on u.id = m.user_id
   where m.job_id = $1 order by m.id limit 500`,
);

export function toTeamMemberView(row: TeamMemberRow): TeamMemberView {
  return {
    userId: toId(row.user_id),
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    role: row.role,
  };
}

/** What decides access to the jobs `$1`, a list of ids, for user `$2`. */
export const listJobAccess = namedQuery<{ job_id: string; owner_user_id: string; team_roles: TeamRole[] }>(
  `select j.id as job_id, j.owner_user_id,
     array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as team_roles
   from jobs j where j.id = any($1::bigint[])`,
);
