import {
  DEFAULT_SCORE_WEIGHTS,
  fromHundredths,
  type ResumeScore,
  type ResumeSummary,
  type ResumeTextStatus,
  type ResumeView,
  type ScoreWeights,
  type StatusLabel,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, type RawId, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";
import { RESUME_LABEL_FILTER, RESUME_STATE } from "../status-labels/resume-label.ts";

/** A resume as it is read, without its file. */
export interface ResumeSummaryRow {
  id: RawId;
  application_id: RawId;
  job_id: RawId;
  name: string;
  revision: number;
  current: boolean;
  text_status: ResumeTextStatus;
  relevant_experience_months: number | null;
  ai_score: boolean;
  skills_score: number | null;
  work_experience_score: number | null;
  projects_score: number | null;
  education_score: number | null;
  certifications_score: number | null;
  overall_score: number | null;
  weights: ScoreWeights | null;
  score_weight_id: RawId | null;
  score_feedback: string | null;
  scored_by_user_id: RawId | null;
  scored_at: string | null;
  created_at: string;
  updated_at: string;
  updated_by_user_id: RawId | null;
  version: number;
  state: { label: StatusLabel; approved: boolean; approved_by: RawId | null };
}

/** A resume as it is read; `candidate_id` is its application's. */
export interface ResumeRow extends ResumeSummaryRow {
  id: string;
  candidate_id: string;
  matched_skills: string[] | null;
  missing_skills: string[] | null;
  sort_key: string;
}

/** The columns of a {@link ResumeSummaryRow}, of resume `r` and its application `a`. */
export const resumeSummaryColumns = `r.id, r.application_id, r.job_id, r.name, r.revision, r.current, r.text_status,
    r.relevant_experience_months, r.ai_score, r.skills_score, r.work_experience_score, r.projects_score, r.education_score,
    r.certifications_score, r.overall_score, r.weights, r.score_weight_id, r.score_feedback, r.scored_by_user_id, r.scored_at,
    r.created_at, r.updated_at, r.updated_by_user_id, r.version, ${RESUME_STATE} as state`;
const columns = `${resumeSummaryColumns}, a.candidate_id, r.matched_skills, r.missing_skills`;
const from = "from resumes r join applications a on a.id = r.application_id";

/** One resume; `$1` is the id. */
export const getResume = namedQuery<ResumeRow>(`select ${columns} ${from} where r.id = $1`);

const decimal = (hundredths: number | null): number | null => (hundredths === null ? null : fromHundredths(hundredths));

function toResumeScore(row: ResumeSummaryRow): ResumeScore | null {
  if (row.overall_score === null) return null;
  return {
    overall: fromHundredths(row.overall_score),
    components: {
      skills: decimal(row.skills_score),
      workExperience: decimal(row.work_experience_score),
      projects: decimal(row.projects_score),
      education: decimal(row.education_score),
      certifications: decimal(row.certifications_score),
    },
    weights: row.weights ?? DEFAULT_SCORE_WEIGHTS,
    scoreWeightId: toIdOrNull(row.score_weight_id),
    aiScore: row.ai_score,
    feedback: row.score_feedback,
    scoredBy: toIdOrNull(row.scored_by_user_id),
    scoredAt: toDateOrNull(row.scored_at) ?? toDate(row.updated_at),
  };
}

export function toResumeSummary(row: ResumeSummaryRow): ResumeSummary {
  return {
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    name: row.name,
    revision: row.revision,
    current: row.current,
    textStatus: row.text_status,
    relevantExperienceMonths: row.relevant_experience_months,
    score: toResumeScore(row),
    label: row.state.label,
    approved: row.state.approved,
    approvedBy: toIdOrNull(row.state.approved_by),
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    updatedBy: toIdOrNull(row.updated_by_user_id),
    version: row.version,
  };
}

/** The view of a resume, with its file as the reader may fetch it. */
export function toResumeView(row: ResumeRow, file: ResumeView["file"]): ResumeView {
  return {
    ...toResumeSummary(row),
    candidateId: toId(row.candidate_id),
    file,
    matchedSkills: row.matched_skills,
    missingSkills: row.missing_skills,
  };
}

export const resumeList: ListDefinition<ResumeRow, ResumeRow> = {
  columns,
  from,
  key: "r.id",
  filters: {
    jobId: "r.job_id = $",
    applicationId: "r.application_id = $",
    candidateId: "r.application_id = any(array(select o.id from applications o where o.candidate_id = $))",
    current: "r.current = $",
    label: RESUME_LABEL_FILTER,
    updatedSince: "r.updated_at >= $",
    updatedUntil: "r.updated_at < $",
  },
  orders: {
    id: { column: "r.id", type: "bigint" },
    createdAt: { column: "r.created_at", type: "timestamptz" },
    overallScore: { column: "r.score_key", type: "bigint" },
  },
  scope: (jobs) => `r.job_id = any(array(${jobs}))`,
  shape: (row) => row,
};

/** The application `$1`, locked against a second version at once. */
export const lockApplicationOfResume = namedQuery<{ job_id: string; candidate_id: string }>(
  "select job_id, candidate_id from applications where id = $1 for update",
);

/** Makes the current resume of application `$1` an older version at `$2`. */
export const retireResume = namedQuery<{ id: string }>(
  `update resumes set current = false, updated_at = $2, version = version + 1
   where application_id = $1 and current returning id`,
);

/** Makes the newest version of application `$1` its current resume at `$2`. */
export const reinstateResume = namedQuery<{ id: string }>(
  `update resumes set current = true, updated_at = $2, version = version + 1
   where id = (select r.id from resumes r where r.application_id = $1 order by r.revision desc limit 1) returning id`,
);

/** Deletes resume `$1` with its text and score. */
export const deleteResumeRow = namedQuery<never>("delete from resumes where id = $1");

/** The number of the newest version of application `$1`; 0 without any. */
export const lastResumeRevision = namedQuery<{ revision: number }>(
  "select coalesce(max(revision), 0) as revision from resumes where application_id = $1",
);

/** The current resume of application `$1`, with the id of its file. */
export const findCurrentResume = namedQuery<{ id: string; file_id: string | null }>(
  `select r.id, f.id as file_id from resumes r left join files f on f.resume_id = r.id
   where r.application_id = $1 and r.current`,
);

/** Stands the newest resume and score of the applications `$1`, and of their persons, beside them: what lists order by. */
export const settleResumeKeys = namedQuery<never>(
  `with known as (
     select a.id, a.candidate_id, coalesce(r.created_at, '-infinity') as resume_at, coalesce(r.score_key, -1) as score_key
     from applications a left join resumes r on r.application_id = a.id and r.current where a.id = any($1::bigint[])
   ), noted as (
     update applications a set resume_at = k.resume_at, score_key = k.score_key from known k
     where a.id = k.id and (a.resume_at, a.score_key) is distinct from (k.resume_at, k.score_key)
   ), newest as (
     select distinct on (a.candidate_id) a.candidate_id,
       coalesce(r.created_at, '-infinity') as resume_at, coalesce(r.score_key, -1) as score_key
     from applications a left join resumes r on r.application_id = a.id and r.current
     where a.candidate_id in (select candidate_id from known)
     order by a.candidate_id, coalesce(r.created_at, '-infinity') desc, r.id desc
   )
   update candidates c set resume_at = n.resume_at, score_key = n.score_key from newest n
   where c.id = n.candidate_id and (c.resume_at, c.score_key) is distinct from (n.resume_at, n.score_key)`,
);

/** What is to be read of resume `$1`, while its text waits. */
export const getWaitingResume = namedQuery<{ storage_key: string; content_type: string; size_bytes: string }>(
  `select f.storage_key, f.content_type, f.size_bytes from resumes r join files f on f.resume_id = r.id
   where r.id = $1 and r.text_status = 'waiting'`,
);

/** Keeps the text of a resume: organisation, resume, text. */
export const keepResumeText = namedQuery<never>(
  `insert into resume_texts (organisation_id, resume_id, text) values ($1, $2, $3)
   on conflict (organisation_id, resume_id) do update set text = excluded.text`,
);

/** The must-have skills of job `$1`. */
export const getMustHaveSkills = namedQuery<{ must_have_skills: string[] }>(
  "select must_have_skills from jobs where id = $1",
);

/** Forgets the text of resume `$1`. */
export const forgetResumeText = namedQuery<never>("delete from resume_texts where resume_id = $1");

/** Takes the CVs that came by video interview `$1` from their resumes, with their texts; at `$2`. */
export const dropResumesOfInterview = namedQuery<{ id: string }>(
  `with came as (select id from resumes where video_interview_id = $1),
   forgotten as (delete from resume_texts t using came c where t.resume_id = c.id),
   orphaned as (update files f set resume_id = null from came c where f.resume_id = c.id)
   update resumes r set text_status = 'none', updated_at = $2, version = r.version + 1 from came c where r.id = c.id returning r.id`,
);
