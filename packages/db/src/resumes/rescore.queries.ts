import { namedQuery } from "../kernel/sql.ts";

const rescorable = "r.job_id = $1 and r.current and r.text_status = 'extracted'";

/** How many current resumes of job `$1` have a text. */
export const countRescorable = namedQuery<{ total: number }>(
  `select count(*)::int as total from resumes r where ${rescorable}`,
);

/** Current resumes of job `$1` with their texts, those behind `$2`, at most `$3`, locked in the order of their ids. */
export const lockRescorable = namedQuery<{ id: string; text: string }>(
  `select r.id, t.text from resumes r join resume_texts t on t.resume_id = r.id
   where ${rescorable} and r.id > $2 order by r.id limit $3 for no key update of r`,
);

const parts = ["work_experience_score", "projects_score", "education_score", "certifications_score"];
const isFirst = `(r.scored_by_user_id is null and not r.ai_score and num_nonnulls(${parts.map((part) => `r.${part}`).join(", ")}) = 0)`;

/**
 * Notes anew which must-have skills resumes name, and gives those their first score anew that nobody has scored, each with an
 * event; what is as it was is left alone. Time, job's name, request, weights as JSON, and their id; then, by resume: id,
 * matched and missing skills as JSON, score of skills in hundredths `$9`. Gives the applications of the changed.
 */
export const rescoreResumes = namedQuery<{ application_id: string }>(
  `with wanted as (
     select r.id, ${isFirst} as is_first, r.skills_score as before, u.score,
       array(select jsonb_array_elements_text(u.matched::jsonb)) as matched,
       array(select jsonb_array_elements_text(u.missing::jsonb)) as missing
     from unnest($6::bigint[], $7::text[], $8::text[], $9::int[]) as u(id, matched, missing, score)
       join resumes r on r.id = u.id
   ), changed as (
     update resumes r set matched_skills = w.matched, missing_skills = w.missing, updated_at = $1::timestamptz,
       skills_score = case when w.is_first then w.score else r.skills_score end,
       weights = case when not w.is_first then r.weights when w.score is not null then $4::jsonb end,
       score_weight_id = case when not w.is_first then r.score_weight_id when w.score is not null then $5::bigint end,
       scored_at = case when not w.is_first then r.scored_at when w.score is not null then $1::timestamptz end,
       version = r.version + 1
     from wanted w
     where r.id = w.id and ((r.matched_skills, r.missing_skills) is distinct from (w.matched, w.missing)
       or (w.is_first and (r.skills_score is distinct from w.score or (w.score is not null and r.weights <> $4::jsonb))))
     returning r.id, r.organisation_id, r.job_id, r.application_id, w.is_first
   ), noted as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, related_id,
       request_id, at)
     select c.organisation_id, 'resume.scored', 'resume', c.id, c.job_id, 'system', $2, c.application_id, $3,
       $1::timestamptz from changed c where c.is_first order by c.id
   )
   select application_id from changed order by application_id`,
);
