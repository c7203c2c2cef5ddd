import { namedQuery } from "../kernel/sql.ts";

/** The session's organisation, if its slug is `$1`. */
export const findOrganisationBySlug = namedQuery<{ id: string }>("select o.id from organisations o where o.slug = $1");

/** The first owner of the session's organisation. */
export const findFirstOwner = namedQuery<{ id: string }>(
  "select u.id from users u where u.role = 'owner' order by u.id limit 1",
);

/** How many runs of the generator the session's organisation has had: each has its jobs, created in a request of its own. */
export const countGeneratorRuns = namedQuery<{ runs: number }>(
  `select count(distinct e.request_id)::int as runs from events e
   where e.type = 'job.created' and e.actor_kind = 'system' and e.actor_name = 'generate'`,
);

/**
 * Creates jobs that use workflows, with their events, in the order given: organisation, time, request, owner; by job: title,
 * description, location, must-have skills (one text, separated by `|`), workflow, when it was created, when it closed `$11`
 * (null: open).
 */
export const generateJobs = namedQuery<{ id: string }>(
  `with made as (
     insert into jobs (organisation_id, title, description, location, must_have_skills, published, workflow_id, owner_user_id,
       created_at, closes_at)
     select $1::bigint, u.title, u.description, u.location, string_to_array(u.skills, '|'), true, u.workflow_id, $4::bigint,
       u.created_at, u.closes_at
     from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::timestamptz[], $11::timestamptz[])
       as u(title, description, location, skills, workflow_id, created_at, closes_at)
     returning id, workflow_id
   ), told as (
     insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, related_id, request_id, at)
     select $1::bigint, e.type, 'job', m.id, m.id, 'system', 'generate', case when e.place = 2 then m.workflow_id end, $3, $2::timestamptz
     from made m cross join (values (1, 'job.created'), (2, 'job.workflowAssigned')) as e(place, type) order by m.id, e.place
   )
   select id from made order by id`,
);

const analyses = (tables: readonly string[]) => tables.map((table) => namedQuery<never>(`analyze ${table}`));

/** Tells the planner what a run of the generator writes. */
export const analyseWrittenTables = analyses([
  "candidates",
  "applications",
  "steps",
  "resumes",
  "events",
  "assessments",
  "video_interviews",
  "multiple_applicants",
]);

/** Tells the planner what all of it was folded into. */
export const analyseFoldedTables = analyses(["rollup_counters"]);
