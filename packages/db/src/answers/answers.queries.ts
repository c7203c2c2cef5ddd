import type { Language, VideoInterviewStatus } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";
import { questionColumns, type QuestionRow } from "../questions/question-sets.queries.ts";

/** A question of an interview, and what there is of its answer. */
export interface AskedQuestionRow extends QuestionRow {
  status: VideoInterviewStatus;
  consented: boolean;
  opened_at: string | null;
  answered_at: string | null;
  text_answer: string | null;
  choice: string | null;
  file_id: string | null;
  content_type: string | null;
  size_bytes: string | null;
}

/** Before an interview begins, its questions are those that the job has now; from then on, those it began with. */
const asked = `select ${questionColumns}, v.status, v.consented_at is not null as consented,
     a.opened_at, a.answered_at, a.text_answer, a.choice, f.id as file_id, f.content_type, f.size_bytes
   from video_interviews v
     join jobs j on j.id = v.job_id
     left join question_sets s on s.id = j.question_set_id and v.question_set_id is null
       and v.status in ('new', 'invited', 'confirmed')
     join questions q on q.question_set_id = coalesce(v.question_set_id, s.id)
       and q.revision = coalesce(v.question_set_revision, s.revision)
     left join answers a on a.video_interview_id = v.id and a.question_id = q.id
     left join files f on f.id = a.file_id
   where v.id = $1`;

/** The questions of interview `$1` in their order, with the answers. */
export const listAskedQuestions = namedQuery<AskedQuestionRow>(`${asked} order by q.position`);

/** Question `$2` of interview `$1`, with the answer. */
export const getAskedQuestion = namedQuery<AskedQuestionRow>(`${asked} and q.id = $2`);

/**
 * How many required questions video interview `v` was begun with that have no answer at `$2`; but for those whose time ran
 * out more than `$3` seconds ago.
 */
export const UNANSWERED = `(
      select count(*)::int
      from questions q left join answers a on a.video_interview_id = v.id and a.question_id = q.id
      where q.question_set_id = v.question_set_id and q.revision = v.question_set_revision
        and q.required and a.answered_at is null
        and (q.time_limit_seconds is null or a.opened_at is null
          or a.opened_at + make_interval(secs => q.time_limit_seconds + $3::int) >= $2::timestamptz))`;

/** Notes when a question was opened, the first time: organisation, interview, question, when. */
export const openQuestion = namedQuery<{ id: string }>(
  `insert into answers (organisation_id, video_interview_id, question_id, opened_at) values ($1, $2, $3, $4)
   on conflict (organisation_id, video_interview_id, question_id) do nothing returning id`,
);

/** Forgets which questions of interview `$1` were opened without an answer: they can be opened anew. */
export const forgetOpenings = namedQuery<never>(
  "delete from answers where video_interview_id = $1 and answered_at is null",
);

/** Keeps an answer, once: organisation, interview, question, when, text, choice, file. */
export const keepAnswer = namedQuery<{ id: string }>(
  `insert into answers as a (organisation_id, video_interview_id, question_id, answered_at, text_answer, choice, file_id)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (organisation_id, video_interview_id, question_id) do update
     set answered_at = excluded.answered_at, text_answer = excluded.text_answer, choice = excluded.choice,
       file_id = excluded.file_id
     where a.answered_at is null
   returning id`,
);

/** Puts off the end of interview `$1` by silence until `$2`, where it is set for before `$3`. */
export const renewActivity = namedQuery<never>(
  "update video_interviews set inactive_at = $2 where id = $1 and status = 'interviewing' and inactive_at < $3",
);

/** What the candidate of interview `$1` is asked to consent to, and when they did. */
export const getConsent = namedQuery<{
  consented_at: string | null;
  consented_text: string | null;
  own_text: string | null;
  language: Language;
}>(
  `select v.consented_at, t.text as consented_text, o.consent_text as own_text, coalesce(j.language, o.language) as language
   from video_interviews v
     join jobs j on j.id = v.job_id
     join organisations o on o.id = v.organisation_id
     left join consent_texts t on t.organisation_id = v.organisation_id and t.text_hash = v.consent_text_hash
   where v.id = $1`,
);

/** Keeps a text that was consented to: organisation, hash, text, when. */
export const keepConsentText = namedQuery<never>(
  `insert into consent_texts (organisation_id, text_hash, text, created_at) values ($1, $2, $3, $4)
   on conflict (organisation_id, text_hash) do nothing`,
);

/** Notes that the candidate of interview `$1` consented at `$2` to the text with the hash `$3`. */
export const noteConsent = namedQuery<never>(
  "update video_interviews set consented_at = $2, consent_text_hash = $3 where id = $1",
);
