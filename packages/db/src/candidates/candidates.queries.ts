import type {
  AppliedJob,
  ApplicationStatus,
  CandidateView,
  ListedCandidateView,
  TeamRole,
  VideoInterviewStatus,
} from "@hirelane/domain";
import { countUnfiltered } from "../dashboard/figures.queries.ts";
import type { AttachmentRow } from "../files/files.queries.ts";
import type { ListDefinition, NestedRows } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";
import { resumeSummaryColumns, type ResumeSummaryRow, toResumeSummary } from "../resumes/resumes.queries.ts";
import { applicationLabelFilters } from "../status-labels/resume-label.ts";

interface CandidateRow {
  id: string;
  email: string | null;
  first_name: string;
  last_name: string;
  phone: string;
  gender: string;
  address: string;
  city: string;
  state: string;
  skills: string[];
  work_experience: string;
  created_at: string;
  updated_key: string;
  version: number;
  sort_key: string;
}

const columns = `c.id, c.email, c.first_name, c.last_name, c.phone, c.gender, c.address, c.city, c.state, c.skills,
    c.work_experience, c.created_at, c.updated_key, c.version`;
const from = `from candidates c`;

/** One candidate, unless erased; `$1` is the id. */
export const getCandidate = namedQuery<CandidateRow>(
  `select ${columns} ${from} where c.id = $1 and c.erased_at is null`,
);

export function toCandidateView(row: CandidateRow): CandidateView {
  return {
    id: toId(row.id),
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    gender: row.gender,
    address: row.address,
    city: row.city,
    state: row.state,
    skills: row.skills,
    workExperience: row.work_experience,
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_key),
    version: row.version,
  };
}

const found = (part: string): string =>
  `c.id = any(array(select s.candidate_id from search_candidates('${part}', $) s))`;

const ofPerson = {
  email: "c.email_key = $",
  city: "c.city_key = $",
  state: "c.state_key = $",
  skills: found("skills"),
  workExperience: found("workExperience"),
  updatedSince: "c.updated_key >= $",
  updatedUntil: "c.updated_key < $",
};

/** What an application has to meet; on the list of persons, one application all of it. */
const ofApplication = {
  stageId: "a.stage_id = $",
  status: "a.status = $",
  ...applicationLabelFilters,
};

/** A listed person: with the jobs they applied for (newest first, at most 100) and their newest current resume, as JSON. */
interface ListedRow extends CandidateRow {
  applied_jobs: AppliedJob[] | null;
  resume: ResumeSummaryRow | null;
  photo: AttachmentRow | null;
}

/** A listed person whose photo is not yet as the reader may fetch it. */
export type ListedCandidateRow = Omit<ListedCandidateView, "photo"> & Pick<ListedRow, "photo">;

/** The jobs of person `page.<person>`, and the newest resume among the applications that `condition` picks. */
const nested = (person: string, condition: string): NestedRows => ({
  columns: "applied.applied_jobs, newest.resume, pictured.photo",
  joins: (visible) => `left join lateral (
      select json_agg(json_build_object('id', j.id, 'title', j.title, 'applicationId', o.id, 'status', o.status,
        'stageId', o.stage_id) order by o.id desc) as applied_jobs
      from (select a.id, a.job_id, a.status, a.stage_id from applications a where a.candidate_id = page.${person}${visible}
        order by a.id desc limit 100) o join jobs j on j.id = o.job_id) applied on true
    left join lateral (
      select (select row_to_json(s) from (select ${resumeSummaryColumns}) s) as resume
      from applications a join resumes r on r.application_id = a.id and r.current
      where ${condition}${visible} order by r.id desc limit 1) newest on true
    left join lateral (
      select json_build_object('id', f.id::text, 'kind', f.kind, 'content_type', f.content_type,
        'size_bytes', f.size_bytes::text) as photo
      from applications a join video_interviews v on v.application_id = a.id
        join files f on f.video_interview_id = v.id and f.kind = 'photo'
      where ${condition}${visible} order by v.id desc limit 1) pictured on true`,
});

function toListedRow(row: ListedRow, id = row.id): ListedCandidateRow {
  const resume = row.resume === null ? null : toResumeSummary(row.resume);
  return { ...toCandidateView({ ...row, id }), resume, appliedJobs: row.applied_jobs ?? [], photo: row.photo };
}

/** A status is that of many: person by person, in the order asked for, is then faster than a join of all, which `offset` prevents. */
const STATUS_ALONE = " and a.status = $";

/**
 * Candidates with an application on a visible job, which is in the stage and has the status that are asked for; a person
 * without one is on no list.
 */
export const candidateList: ListDefinition<ListedRow, ListedCandidateRow> = {
  columns,
  from,
  key: "c.id",
  filters: { ...ofPerson, ids: "c.id = any($::bigint[])", ...ofApplication },
  orders: {
    id: { column: "c.id", type: "bigint" },
    createdAt: { column: "c.created_at", type: "timestamptz" },
    updatedAt: { column: "c.updated_key", type: "timestamptz" },
    resumeCreatedAt: { column: "c.resume_at", type: "timestamptz" },
    overallScore: { column: "c.score_key", type: "bigint" },
  },
  scope: (jobs) => `a.job_id = any(array(${jobs}))`,
  related: {
    filters: Object.keys(ofApplication),
    exists: (conditions) =>
      `exists (select 1 from applications a where a.candidate_id = c.id${conditions}${conditions === STATUS_ALONE ? " offset 0" : ""})`,
  },
  counted: countUnfiltered,
  nested: nested("id", "a.candidate_id = page.id"),
  shape: (row) => toListedRow(row),
};

/** What hangs on the application for the one job; `offset` keeps these from becoming joins of all. */
const ofApplicant = {
  hasAssessment: "($::boolean and exists (select 1 from assessments t where t.application_id = a.id offset 0))",
  hasScreening: "($::boolean and exists (select 1 from video_interviews v where v.application_id = a.id offset 0))",
};

/** The candidates of one job, by their applications for it: its resumes and scores are what counts. */
export const applicantList: ListDefinition<ListedRow & { candidate_id: string }, ListedCandidateRow> = {
  columns: columns.replace("c.id,", "a.id, c.id as candidate_id,"),
  from: "from applications a join candidates c on c.id = a.candidate_id",
  key: "a.id",
  filters: {
    ...ofPerson,
    ids: "a.candidate_id = any($::bigint[])",
    jobId: "a.job_id = $",
    ...ofApplication,
    ...ofApplicant,
  },
  within: "jobId",
  orders: {
    id: { column: "a.candidate_id", type: "bigint" },
    createdAt: { column: "c.created_at", type: "timestamptz" },
    updatedAt: { column: "c.updated_key", type: "timestamptz" },
    resumeCreatedAt: { column: "a.resume_at", type: "timestamptz" },
    overallScore: { column: "a.score_key", type: "bigint" },
  },
  scope: (jobs) => `a.job_id = any(array(${jobs}))`,
  counted: (sql, { jobId, ...filters }) =>
    typeof jobId === "number" ? countUnfiltered(sql, filters, { kind: "job", jobId }) : null,
  nested: nested("candidate_id", "a.id = page.id"),
  shape: (row) => toListedRow(row, row.candidate_id),
};

/** The jobs that candidate `$1` applied to, with what decides the access of user `$2` to each; at most 1,000. */
export const listJobAccessOfCandidate = namedQuery<{ job_id: string; owner_user_id: string; team_roles: TeamRole[] }>(
  `select j.id as job_id, j.owner_user_id,
     array(select m.role from job_members m where m.job_id = j.id and m.user_id = $2) as team_roles
   from applications a join jobs j on j.id = a.job_id where a.candidate_id = $1 order by a.id limit 1000`,
);

/** The candidate with the email key `$1`, locked against a second creation. */
export const findCandidateByEmail = namedQuery<{ id: string }>(
  "select id from candidates where email_key = $1 for update",
);

/**
 * Creates a person unless the email is known: organisation, email, names, phone, gender, address, city, skills, time, state,
 * work experience `$12`.
 */
export const insertCandidate = namedQuery<{ id: string }>(
  `insert into candidates (organisation_id, email, first_name, last_name, phone, gender, address, city, skills, created_at, state,
     work_experience)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   on conflict (organisation_id, email_key) do nothing returning id`,
);

/** Removes person `$1`, when they have neither an email nor an application. */
export const deleteBlankCandidate = namedQuery<never>(
  `delete from candidates c where c.id = $1 and c.email is null
     and not exists (select 1 from applications a where a.candidate_id = c.id)`,
);

/** Notes that person `$1` changed at `$2`. */
export const touchCandidate = namedQuery<never>("update candidates set updated_at = $2 where id = $1");

/** Lets the rest of this transaction see what hangs on deleted jobs: an erasure reaches that too. */
export const showDeletedJobs = namedQuery<never>("select set_config('app.deleted_jobs', 'shown', true)");

/** The applications of person `$1`. */
export const listApplicationsOfCandidate = namedQuery<{ id: string }>(
  "select id from applications where candidate_id = $1 order by id",
);

/** Every application of person `$1`, of deleted jobs too after `showDeletedJobs`, with its interview. */
export const listWhatIsErased = namedQuery<{
  application_id: string;
  job_id: string;
  status: ApplicationStatus;
  video_interview_id: string | null;
  interview_status: VideoInterviewStatus | null;
}>(
  `select a.id as application_id, a.job_id, a.status, v.id as video_interview_id, v.status as interview_status
   from applications a left join video_interviews v on v.application_id = a.id where a.candidate_id = $1 order by a.id`,
);

/** Removes the applications of person `$1`, and with them all that hangs on them. */
export const eraseApplications = namedQuery<never>("delete from applications where candidate_id = $1");

/** Leaves of person `$1` nothing but the id, at `$2`. */
export const erasePerson = namedQuery<never>(
  `update candidates set email = null, first_name = '', last_name = '', phone = '', gender = '', address = '', city = '',
     state = '', skills = '{}', work_experience = '', resume_at = '-infinity', score_key = -1, erased_at = $2, updated_at = $2,
     version = version + 1
   where id = $1`,
);
