import { type DefinerFunction, definerFunction, definerRead, dropDefinerFunction } from "./tenant-table.ts";

const SESSION = "select nullif(current_setting('app.organisation_id', true), '')::bigint as organisation_id";
const OWN = "organisation_id = (select organisation_id from session)";

/** What the cross-organisation role reads besides: to search, to find a job by its public key, and whose a CV is. */
export const peopleReads = [
  ...definerRead(
    "jobs",
    "id, organisation_id, title_key, must_skills_key, description, public_key, published, closes_at, deleted_at",
  ),
  "grant select (skills_key, work_experience_key) on candidates to hirelane_resolver",
  "grant select (resume_id) on files to hirelane_resolver",
  ...definerRead("resumes", "id, organisation_id, application_id"),
];

/** Jobs of the session's organisation of which a part contains a text, as a pattern. */
const searchJobs: DefinerFunction = {
  name: "search_jobs",
  parameters: "part text, pattern text",
  returns: "table (job_id bigint)",
  body: `with session as (${SESSION})
         select j.id from jobs j where part = 'title' and j.${OWN} and j.title_key like pattern
         union all
         select j.id from jobs j where part = 'mustSkills' and j.${OWN} and j.must_skills_key like pattern
         union all
         (select j.id from jobs j where part = 'skills' and j.${OWN} and j.must_skills_key like pattern
          union
          select j.id from jobs j where part = 'skills' and j.${OWN} and lower(j.description) like pattern)`,
};

/** Persons of the session's organisation of whom a part contains a text, as a pattern. */
const searchCandidates: DefinerFunction = {
  name: "search_candidates",
  parameters: "part text, pattern text",
  returns: "table (candidate_id bigint)",
  body: `with session as (${SESSION})
         select c.id from candidates c where part = 'skills' and c.${OWN} and c.skills_key like pattern
         union all
         select c.id from candidates c where part = 'workExperience' and c.${OWN} and c.work_experience_key like pattern`,
};

/** The job behind a public key: published, open at the time, and not deleted. */
const resolveJobKey: DefinerFunction = {
  name: "resolve_job_key",
  parameters: "key text, at timestamptz",
  returns: "table (organisation_id bigint, job_id bigint)",
  body: `select j.organisation_id, j.id from jobs j
         where j.public_key = key and j.published and j.deleted_at is null and (j.closes_at is null or j.closes_at > at)`,
};

/** The interview of the session's organisation with a username, be its job deleted: both come back together. */
const findUsername: DefinerFunction = {
  name: "find_username",
  parameters: "key text",
  returns: "table (video_interview_id bigint)",
  body: `with session as (${SESSION}) select v.id from video_interviews v where v.${OWN} and v.username_key = key`,
};

const sessionParameters = "file bigint, session bigint, at timestamptz";
const sessionReturns = "table (organisation_id bigint, user_id bigint, video_interview_id bigint)";

/** As it was: files belong to video interviews alone. */
const resolveInterviewFileSession: DefinerFunction = {
  name: "resolve_file_session",
  parameters: sessionParameters,
  returns: sessionReturns,
  body: `select f.organisation_id, t.user_id, coalesce(t.video_interview_id, case when session is null then f.video_interview_id end)
         from files f left join tokens t on t.id = session and t.organisation_id = f.organisation_id
           and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)
         where f.id = file and f.video_interview_id is not null and (session is null or t.id is not null)`,
};

/** Whose session a file's address was given to; the interview of a CV is that of its application. */
const resolveFileSession: DefinerFunction = {
  name: "resolve_file_session",
  parameters: sessionParameters,
  returns: sessionReturns,
  body: `select f.organisation_id, t.user_id,
           coalesce(t.video_interview_id, case when session is null then coalesce(f.video_interview_id, v.id) end)
         from files f left join resumes r on r.id = f.resume_id left join video_interviews v on v.application_id = r.application_id
           left join tokens t on t.id = session and t.organisation_id = f.organisation_id
             and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)
         where f.id = file and coalesce(f.video_interview_id, f.resume_id) is not null and (session is null or t.id is not null)`,
};

const added = [searchJobs, searchCandidates, resolveJobKey, findUsername];

/** Statements that create the functions of jobs, persons and their files. */
export const peopleFunctions = [
  dropDefinerFunction(resolveInterviewFileSession),
  ...[...added, resolveFileSession].flatMap((definer) => definerFunction(definer)),
  "grant execute on function searchable_lines(text[]) to hirelane_resolver",
];

/** Statements that put those before in their place. */
export const withoutPeopleFunctions = [
  ...[...added, resolveFileSession].map((definer) => dropDefinerFunction(definer)),
  ...definerFunction(resolveInterviewFileSession),
  "drop policy resolver on jobs",
  "revoke select on jobs from hirelane_resolver",
];
