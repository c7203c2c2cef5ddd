import { definerFunctions } from "./foundation-functions.ts";
import { type DefinerFunction, definerRead } from "./tenant-table.ts";

/** What the cross-organisation role reads besides, for candidates who log in, for what is due, and for searching. */
export const lifecycleReads = [
  "grant select (username_key, due_at, password_hash, application_id, name_key) on video_interviews to hirelane_resolver",
  ...definerRead("candidates", "id, organisation_id, email_key"),
  ...definerRead("applications", "id, organisation_id, candidate_id"),
  "grant select (video_interview_id) on tokens to hirelane_resolver",
  "grant select (organisation_id, due_at, settled_at) on reminders to hirelane_resolver",
  "create policy resolver on reminders for select to hirelane_resolver using (true)",
];

/** The functions as they were: of users alone. */
export const keysOnly: readonly DefinerFunction[] = definerFunctions.filter(({ name }) =>
  ["resolve_token", "resolve_login"].includes(name),
);

/** The same functions, of users and candidates; a candidate logs in where no user of that name does. */
export const candidateLogin: readonly DefinerFunction[] = [
  {
    name: "resolve_token",
    parameters: "hash text, at timestamptz",
    returns: "table (organisation_id bigint, token_id bigint, user_id bigint, video_interview_id bigint)",
    body: `select t.organisation_id, t.id, t.user_id, t.video_interview_id from tokens t
           where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)`,
  },
  {
    name: "resolve_login",
    parameters: "login text, company text",
    returns: "table (organisation_id bigint, user_id bigint, video_interview_id bigint)",
    body: `with companies as (
             select o.id from organisations o
             where company is null or o.slug = company or o.name_key = company or o.id::text = company),
           members as (
             select u.organisation_id, u.id as user_id, null::bigint as video_interview_id from users u
             where (u.email_key = login or u.username_key = login) and u.status <> 'deactivated'
               and u.organisation_id in (select id from companies)),
           candidates as (
             select v.organisation_id, null::bigint as user_id, v.id as video_interview_id from video_interviews v
             where v.username_key = login and v.password_hash is not null and v.organisation_id in (select id from companies))
           select * from members union all
           select * from candidates where not exists (select 1 from members) limit 2`,
  },
];

/** Which organisations a sweep has to visit. */
export const dueFunctions: readonly DefinerFunction[] = [
  {
    name: "organisations_with_due_interviews",
    parameters: "at timestamptz",
    returns: "table (organisation_id bigint)",
    body: "select distinct v.organisation_id from video_interviews v where v.due_at <= at",
  },
  {
    name: "organisations_with_due_reminders",
    parameters: "at timestamptz",
    returns: "table (organisation_id bigint)",
    body: "select distinct r.organisation_id from reminders r where r.settled_at is null and r.due_at <= at",
  },
  {
    name: "every_organisation",
    parameters: "",
    returns: "table (organisation_id bigint)",
    body: "select o.id from organisations o",
  },
];

/** Video interviews of the session's organisation whose name or email contains a text, as a pattern; at most 10,000. */
export const videoInterviewSearch: DefinerFunction = {
  name: "search_video_interviews",
  parameters: "pattern text",
  returns: "table (video_interview_id bigint)",
  body: `with session as (select nullif(current_setting('app.organisation_id', true), '')::bigint as organisation_id)
         (select v.id from video_interviews v
          where v.organisation_id = (select organisation_id from session) and v.name_key like pattern)
         union
         (select v.id from candidates c
            join applications a on a.candidate_id = c.id
            join video_interviews v on v.application_id = a.id
          where c.organisation_id = (select organisation_id from session) and c.email_key like pattern)
         limit 10000`,
};
