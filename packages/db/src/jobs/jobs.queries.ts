import {
  jobStatus,
  type JobView,
  type KnockoutQuestion,
  type Language,
  type TeamMemberView,
  type TeamRole,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface JobRow {
  id: string;
  title: string;
  description: string;
  description_html: string;
  min_experience_years: number | null;
  max_experience_years: number | null;
  employment_type: string;
  location: string;
  must_have_skills: string[];
  score_weight_id: string | null;
  workflow_id: string | null;
  public_key: string;
  knockout_questions: KnockoutQuestion[];
  deleted_at: string | null;
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

const columns = `j.id, j.title, j.description, j.description_html, j.min_experience_years, j.max_experience_years,
    j.employment_type, j.location, j.must_have_skills, j.score_weight_id, j.workflow_id, j.public_key, j.knockout_questions,
    j.deleted_at, j.published, j.closes_at, j.interview_period_days, j.reminder_offsets_minutes, j.activity_limit_minutes,
    j.blind_evaluation, j.time_zone, j.language, j.question_set_id, j.owner_user_id, j.created_at, j.version`;
const from = `from jobs j`;

/** One job, deleted or not; `$1` is the id. */
export const getJob = namedQuery<JobRow>(`select ${columns} ${from} where j.id = $1`);

/** A job as it is read, before what is counted of it. */
export type ListedJob = JobRow;

/** What a view has besides the row. */
export type JobExtras = Pick<JobView, "closingInDays" | "applicantsCount" | "applicantsTodayCount" | "team">;

/** The view of a job; its status depends on the time. */
export function toJobView(row: JobRow, extras: JobExtras, now: Date): JobView {
  const closesAt = toDateOrNull(row.closes_at);
  return {
    ...extras,
    id: toId(row.id),
    title: row.title,
    description: row.description,
    descriptionHtml: row.description_html,
    minExperienceYears: row.min_experience_years,
    maxExperienceYears: row.max_experience_years,
    employmentType: row.employment_type,
    location: row.location,
    mustHaveSkills: row.must_have_skills,
    scoreWeightId: toIdOrNull(row.score_weight_id),
    workflowId: toIdOrNull(row.workflow_id),
    publicKey: row.public_key,
    knockoutQuestions: row.knockout_questions,
    deletedAt: toDateOrNull(row.deleted_at),
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

const found = (part: string): string => `j.id = any(array(select s.job_id from search_jobs('${part}', $) s))`;

/** Jobs; `deleted` belongs into every request. The filters of a status take the time at which it is meant. */
export const jobList: ListDefinition<JobRow, ListedJob> = {
  columns,
  from,
  key: "j.id",
  filters: {
    deleted: "(j.deleted_at is not null) = $",
    published: "j.published = $",
    ownerUserId: "j.owner_user_id = $",
    title: found("title"),
    skills: found("skills"),
    mustSkills: found("mustSkills"),
    draftAt: "not j.published and j.closes_key > $",
    openAt: "j.published and j.closes_key > $",
    closedAt: "j.closes_key <= $",
  },
  orders: {
    id: { column: "j.id", type: "bigint" },
    title: { column: "j.title_key", type: "text" },
    createdAt: { column: "j.created_at", type: "timestamptz" },
    closesAt: { column: "j.closes_key", type: "timestamptz" },
  },
  scope: (jobs) => `j.id = any(array(${jobs}))`,
  shape: (row) => row,
};

/** How many have applied for each of the jobs `$1`, and how many on the day of `$2` by the organisation's calendar. */
export const countApplicants = namedQuery<{ job_id: string; total: number; today: number; time_zone: string }>(
  `with organisation as materialized (
     select o.time_zone, local_day($2::timestamptz, o.time_zone) as day from organisations o)
   select j.id as job_id, c.total, c.today, o.time_zone from unnest($1::bigint[]) as j(id) cross join organisation o
     cross join lateral (
       select coalesce(sum(r.amount) filter (where r.kind = 'applicant'), 0)::int as total,
         coalesce(sum(r.amount) filter (where r.kind = 'received'), 0)::int as today
       from (select k.kind, k.amount from rollup_counters k
               where k.job_id = j.id and (k.kind, k.bucket) in (('applicant', ''), ('received', o.day))
             union all
             select u.kind, u.amount from rollup_deltas d
               cross join lateral unnest(d.kinds, d.buckets, d.amounts) as u(kind, bucket, amount)
               where d.job_id = j.id and (u.kind, u.bucket) in (('applicant', ''), ('received', o.day))) r) c`,
);

/** The teams of the jobs `$1`, at most 500 roles each. */
export const listTeams = namedQuery<TeamMemberRow & { job_id: string }>(
  `select t.* from unnest($1::bigint[]) as j(id) cross join lateral (
     select m.job_id, m.user_id, u.first_name, u.last_name, u.email, m.role from job_members m join users u on u.id = m.user_id
     where m.job_id = j.id order by m.id limit 500) t`,
);

/** The organisation and the id of the open, published job with the public key `$1` at `$2`; works before the organisation is known. */
export const resolveJobKey = namedQuery<{ organisation_id: string; job_id: string }>(
  "select organisation_id, job_id from resolve_job_key($1, $2)",
);

/** Opens the rest of a transaction for organisation `$1`, as text; for reads of strangers. */
export const enterOrganisation = namedQuery<never>("select set_config('app.organisation_id', $1::text, true)");

/** What strangers may be told of job `$1`. */
export const getPublicJob = namedQuery<JobRow & { organisation_name: string; spoken_language: Language }>(
  `select ${columns}, o.name as organisation_name, coalesce(j.language, o.language) as spoken_language
   ${from} join organisations o on o.id = j.organisation_id where j.id = $1`,
);

/** One job that was deleted before `$1`; with it goes what hangs on it. */
export const purgeDeletedJob = namedQuery<{ id: string }>(
  `delete from jobs where id = (select id from jobs where deleted_at < $1 order by deleted_at limit 1) returning id`,
);

/** The roles that user `$2` has in the team of job `$1`. */
export const listTeamRoles = namedQuery<{ role: TeamRole }>(
  "select role from job_members where job_id = $1 and user_id = $2",
);

/** What decides access to job `$1`, which is not deleted, for user `$2`. */
export const getJobAccess = namedQuery<{ owner_user_id: string; team_roles: TeamRole[] }>(
  `select j.owner_user_id,
     array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as team_roles
   from jobs j where j.id = $1 and j.deleted_at is null`,
);

/** What decides access to job `$1` for user `$2`, deleted or not. */
export const getAnyJobAccess = namedQuery<{ owner_user_id: string; team_roles: TeamRole[] }>(
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

/** Takes every role on job `$1` from the users `$2`; gives what they had. */
export const removeFromTeam = namedQuery<{ user_id: string; role: TeamRole }>(
  "delete from job_members where job_id = $1 and user_id = any($2::bigint[]) returning user_id, role",
);

/** Gives users roles on job `$2` of organisation `$1`: the ids `$3`, and a role for each in `$4`. */
export const addToTeam = namedQuery<never>(
  `insert into job_members (organisation_id, job_id, user_id, role)
   select $1, $2, t.user_id, t.role from unnest($3::bigint[], $4::text[]) as t(user_id, role)
   on conflict (organisation_id, job_id, user_id, role) do nothing`,
);

/** What decides access to the jobs `$1`, a list of ids, for user `$2`. */
export const listJobAccess = namedQuery<{ job_id: string; owner_user_id: string; team_roles: TeamRole[] }>(
  `select j.id as job_id, j.owner_user_id,
     array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as team_roles
   from jobs j where j.id = any($1::bigint[])`,
);
