import type {
  ApplicationStatus,
  EvaluationStatus,
  Language,
  TeamRole,
  VideoInterviewStatus,
  VideoInterviewView,
} from "@hirelane/domain";
import { UNANSWERED } from "../answers/answers.queries.ts";
import { OWN_EVALUATION_DONE } from "../evaluations/evaluation-status.queries.ts";
import { type AttachmentRow, ATTACHMENTS } from "../files/files.queries.ts";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";
import { type ShareRow, SHARES } from "../shares/shares.queries.ts";

/** A row as it is read; the activation key is still sealed. */
export interface VideoInterviewRow {
  id: string;
  application_id: string;
  job_id: string;
  candidate_id: string;
  status: VideoInterviewStatus;
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string;
  gender: string;
  address: string;
  username: string | null;
  interview_key: string;
  sealed_activation_key: string;
  partner_data: VideoInterviewView["partnerData"];
  deadline: string | null;
  invited_at: string | null;
  confirmed_at: string | null;
  started_at: string | null;
  interviewed_at: string | null;
  created_by_user_id: string | null;
  created_at: string;
  version: number;
  evaluation_status: EvaluationStatus;
  sort_key: string;
}

const columns = `v.id, v.application_id, v.job_id, a.candidate_id, v.status, v.first_name, v.last_name, c.email,
    v.phone, v.gender, v.address, v.username, v.interview_key, v.sealed_activation_key, v.partner_data,
    v.deadline, v.invited_at, v.confirmed_at, v.started_at, v.interviewed_at, v.created_by_user_id, v.created_at, v.version,
    v.evaluation_status`;
const from = `from video_interviews v
    join applications a on a.id = v.application_id
    join candidates c on c.id = a.candidate_id`;

/** What decides how somebody stands to a video interview. */
export interface VideoInterviewAccessRow {
  id: string;
  job_id: string;
  status: VideoInterviewStatus;
  owner_user_id: string;
  team_roles: TeamRole[];
  shared: boolean;
}

const standing = `j.owner_user_id,
    array(select m.role from job_members m where m.job_id = v.job_id and m.user_id = $2) as team_roles,
    exists (select from shares s where s.video_interview_id = v.id and s.user_id = $2) as shared`;

/** What a view of a video interview has besides its row, and what decides how much of it somebody is shown. */
export interface VideoInterviewSurroundings extends VideoInterviewAccessRow {
  shares: ShareRow[];
  attachments: AttachmentRow[];
  /** Whether the user has evaluated it; null where nobody asks them to. */
  own_evaluation_done: boolean | null;
}

const surroundings = `${standing}, ${SHARES} as shares, ${ATTACHMENTS} as attachments,
    ${OWN_EVALUATION_DONE} as own_evaluation_done`;

/** A row with all that its view needs. */
export type CompleteVideoInterviewRow = VideoInterviewRow & VideoInterviewSurroundings;

const complete = `select ${columns}, ${surroundings} ${from} join jobs j on j.id = v.job_id`;

/** Video interview `$1` as user `$2` (null: nobody) stands to it. */
export const getVideoInterview = namedQuery<CompleteVideoInterviewRow>(`${complete} where v.id = $1`);

/** The video interviews `$1`, a list of ids, as user `$2` stands to them. */
export const listVideoInterviewsById = namedQuery<CompleteVideoInterviewRow>(
  `${complete} where v.id = any($1::bigint[])`,
);

/** What is around the video interviews `$1`, a list of ids, as user `$2` stands to them. */
export const listVideoInterviewSurroundings = namedQuery<VideoInterviewSurroundings>(
  `select v.id, v.job_id, v.status, ${surroundings}
   from video_interviews v join jobs j on j.id = v.job_id where v.id = any($1::bigint[])`,
);

/** What a view has besides the row, and what depends on who looks: null where they may not see it. */
export type VideoInterviewExtras = Pick<
  VideoInterviewView,
  "activationKey" | "myEvaluationStatus" | "shares" | "photo" | "cv"
>;

/** The view of a row. */
export function toVideoInterviewView(row: VideoInterviewRow, extras: VideoInterviewExtras): VideoInterviewView {
  return {
    ...extras,
    id: toId(row.id),
    applicationId: toId(row.application_id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    status: row.status,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    gender: row.gender,
    address: row.address,
    username: row.username,
    interviewKey: row.interview_key,
    partnerData: row.partner_data,
    deadline: toDateOrNull(row.deadline),
    invitedAt: toDateOrNull(row.invited_at),
    confirmedAt: toDateOrNull(row.confirmed_at),
    startedAt: toDateOrNull(row.started_at),
    interviewedAt: toDateOrNull(row.interviewed_at),
    createdBy: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
    version: row.version,
    evaluationStatus: row.evaluation_status,
  };
}

export const videoInterviewList: ListDefinition<VideoInterviewRow, VideoInterviewRow> = {
  columns,
  from,
  key: "v.id",
  filters: {
    jobId: "v.job_id = $",
    status: "v.status = $",
    email: "c.email_key = $",
    username: "v.username_key = $",
    evaluationStatus: "v.evaluation_status = $",
    search: "v.id = any(array(select s.video_interview_id from search_video_interviews($) s))",
  },
  orders: {
    id: { column: "v.id", type: "bigint" },
    deadline: { column: "v.deadline_key", type: "timestamptz" },
    lastName: { column: "v.last_name_key", type: "text" },
  },
  scope: (jobs) =>
    `(v.job_id = any(array(${jobs})) or v.id = any(array(select s.video_interview_id from shares s where s.user_id = $)))`,
  shape: (row) => row,
};

/** What decides access to video interview `$1` for user `$2`. */
export const getVideoInterviewAccess = namedQuery<VideoInterviewAccessRow>(
  `select v.id, v.job_id, v.status, ${standing} from video_interviews v join jobs j on j.id = v.job_id where v.id = $1`,
);

/** Where the candidate behind video interview `$1` stands. */
export const getCandidateActor = namedQuery<{
  application_id: string;
  job_id: string;
  status: VideoInterviewStatus;
  deadline: string | null;
}>("select application_id, job_id, status, deadline from video_interviews where id = $1");

/** The video interview of application `$1`. */
export const findVideoInterviewOfApplication = namedQuery<{ id: string }>(
  "select id from video_interviews where application_id = $1",
);

/** Those of the username keys `$1` that an interview has, be it of a deleted job. */
export const findTakenUsernames = namedQuery<{ username_key: string }>(
  "select k.username_key from unnest($1::text[]) as k (username_key), find_username(k.username_key)",
);

/** The settings that count for the interviews of a job: its own, else the organisation's. */
export interface InterviewSettingsRow {
  interview_period_days: number;
  reminder_offsets_minutes: number[];
  activity_limit_minutes: number;
}

const settings = `coalesce((s.configuration->>'daysToExpire')::int, j.interview_period_days, o.interview_period_days)
       as interview_period_days,
     coalesce(j.reminder_offsets_minutes, o.reminder_offsets_minutes) as reminder_offsets_minutes,
     coalesce(j.activity_limit_minutes, o.activity_limit_minutes) as activity_limit_minutes`;
const settingsFrom = `join organisations o on o.id = j.organisation_id
     left join stages s on s.id = a.stage_id and s.service = 'videoInterview'`;

/** The settings that count for interviews of job `$1`; the days of the stage of interviews first that application `$2` (null: any) is in. */
export const getInterviewSettings = namedQuery<InterviewSettingsRow>(
  `select ${settings} from jobs j left join applications a on a.id = $2::bigint ${settingsFrom} where j.id = $1`,
);

/**
 * Gives interview `$1` the questions of the stage that its application is in, as they are now, if these are interviews' and
 * have questions of their own.
 */
export const takeQuestionsOfStage = namedQuery<never>(
  `update video_interviews v set question_set_id = q.id, question_set_revision = q.revision
   from applications a join stages s on s.id = a.stage_id and s.service = 'videoInterview'
     join question_sets q on q.id = (s.configuration->>'questionSetId')::bigint and q.archived_at is null
   where v.id = $1 and a.id = v.application_id and v.question_set_id is null`,
);

/** What decides about transitions of video interview `$1` at `$2`, besides its own row; see {@link UNANSWERED} for `$3`. */
export const getTransitionFacts = namedQuery<
  InterviewSettingsRow & { email: string | null; application_status: ApplicationStatus; unanswered: number }
>(
  `select c.email, a.status as application_status, ${UNANSWERED} as unanswered, ${settings}
   ${from} join jobs j on j.id = v.job_id ${settingsFrom} where v.id = $1`,
);

/** Forgets the reminders of interview `$1` that have not gone out. */
export const disarmReminders = namedQuery<never>(
  "delete from reminders where video_interview_id = $1 and settled_at is null",
);

/** Arms a reminder, once per deadline: organisation, interview, offset in minutes, deadline, when it is due. */
export const armReminder = namedQuery<never>(
  `insert into reminders (organisation_id, video_interview_id, offset_minutes, deadline, due_at)
   values ($1, $2, $3, $4, $5) on conflict do nothing`,
);

/** What of application `$1` decides about its interview: the email of its person, and its status. */
export const getApplicantFacts = namedQuery<{ email: string | null; status: ApplicationStatus }>(
  "select c.email, a.status from applications a join candidates c on c.id = a.candidate_id where a.id = $1",
);

/** What a candidate's own view says of the company and the job of interview `$1`. */
export const getInterviewSurroundings = namedQuery<{
  organisation_name: string;
  time_zone: string;
  language: Language;
  organisation_period_days: number;
  job_title: string;
  published: boolean;
  closes_at: string | null;
  job_period_days: number | null;
}>(
  `select o.name as organisation_name, coalesce(j.time_zone, o.time_zone) as time_zone,
     coalesce(j.language, o.language) as language, o.interview_period_days as organisation_period_days,
     j.title as job_title, j.published, j.closes_at, j.interview_period_days as job_period_days
   from video_interviews v join jobs j on j.id = v.job_id join organisations o on o.id = v.organisation_id where v.id = $1`,
);
