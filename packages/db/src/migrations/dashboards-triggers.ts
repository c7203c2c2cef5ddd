import { appendDeltas, type StatementTrigger } from "./dashboards-deltas.ts";

const ZONE = "zone constant text := time_zone_of(organisation);";
const PERSONS = "persons bigint[];";

type Rows = "fresh" | "gone";
const signs = { fresh: "", gone: "-" } as const;

/** A select of what `facts` says of each row, taken off for the rows before. */
const counted = (rows: Rows, facts: string, joins = ""): string =>
  `select r.job_id, f.kind, f.bucket, ${signs[rows]}f.amount as amount from ${rows} r ${joins} cross join lateral ${facts} f`;
/** The same of the rows before and after, in one scan: a plan of few nodes, which each single move starts anew. */
const both = (facts: string): string =>
  `select r.job_id, f.kind, f.bucket, r.sign * f.amount as amount
   from (select n.*, 1 as sign from fresh n union all select o.*, -1 from gone o) r cross join lateral ${facts} f`;
const all = (...selects: readonly string[]): string => selects.join(" union all ");
const append = (...selects: readonly string[]): string => `${appendDeltas("organisation", all(...selects))};`;
const takeOff = (...selects: readonly string[]): string =>
  `${appendDeltas("organisation", all(...selects), "delete")};`;

/** Persons are held before they are looked at: two writers about one person follow one another. */
const aboutPersons = (persons: string, deltas: string): string =>
  `persons := array(${persons});
   perform hold_persons(organisation, persons);
   ${deltas}
   perform count_several(organisation, persons);`;

const standing = "standing_facts(r.status, r.stage_id, r.score_key, r.created_at, r.hired_at, zone)";
const path = "path_facts(r.path_stage_ids, r.path_entered_at, r.status, r.hired_at, zone)";
const arrival = "arrival_facts(r.created_at, r.source, zone)";

/** `offset` keeps the planner from reading everybody to join with some. */
const person = (rows: Rows): string =>
  counted(
    rows,
    "person_facts(p.city, p.skills)",
    `join (select c.id, c.city, c.skills from candidates c
       where c.organisation_id = organisation and c.id = any(persons) offset 0) p on p.id = r.candidate_id`,
  );
const whole = (rows: Rows): readonly string[] => [
  counted(rows, standing),
  counted(rows, path),
  counted(rows, arrival),
  person(rows),
];

const ofApplications = { table: "applications", declare: `${ZONE} ${PERSONS}` };
const applicants = (rows: Rows): string => `select distinct r.candidate_id from ${rows} r`;

const applications: readonly StatementTrigger[] = [
  { ...ofApplications, event: "insert", body: aboutPersons(applicants("fresh"), append(...whole("fresh"))) },
  { table: "applications", declare: ZONE, event: "update", body: append(both(standing), both(path)) },
  { ...ofApplications, event: "delete", body: aboutPersons(applicants("gone"), takeOff(...whole("gone"))) },
];

/** Whose rows these are, where the application is still there: who deletes one looks at the person too. */
const owners = (rows: Rows): string =>
  `select distinct a.candidate_id from applications a
   where a.organisation_id = organisation and a.id = any(array(select r.application_id from ${rows} r))`;

/** The applications that have no other assessment than these. */
const assessed = (rows: Rows): string =>
  `select s.job_id, 'assessed', '', ${signs[rows]}1::bigint
   from (select distinct r.job_id, r.application_id from ${rows} r) s
   where not exists (select from assessments t where t.organisation_id = organisation
     and t.application_id = s.application_id and t.id not in (select i.id from ${rows} i))`;

const assigned = "(select 'assessments' as kind, local_day(r.assigned_at, zone) as bucket, 1::bigint as amount)";

/** Meters what was used for each job; `from` yields job, quantity and time. */
const meter = (kind: string, price: string, from: string): string =>
  `insert into credit_usages (organisation_id, job_id, kind, quantity, price, at)
   select organisation, u.job_id, '${kind}', u.quantity, o.${price}, u.at
   from (${from}) u join organisations o on o.id = organisation where u.quantity > 0 order by u.job_id;`;

const assessments: readonly StatementTrigger[] = [
  {
    table: "assessments",
    event: "insert",
    declare: `${ZONE} ${PERSONS}`,
    body: `${aboutPersons(owners("fresh"), append(counted("fresh", assigned), assessed("fresh")))}
      ${meter(
        "assessment",
        "assessment_credits",
        "select r.job_id, count(*)::int as quantity, max(r.assigned_at) as at from fresh r group by r.job_id",
      )}`,
  },
  {
    table: "assessments",
    event: "delete",
    declare: `${ZONE} ${PERSONS}`,
    body: aboutPersons(owners("gone"), takeOff(counted("gone", assigned), assessed("gone"))),
  },
];

const interviewed = "(select 'interviewed' as kind, '' as bucket, 1::bigint as amount)";
const invited = `(select 'interviews' as kind, local_day(r.invited_at, zone) as bucket, 1::bigint as amount
  where r.invited_at is not null)`;

/** How many of each job have come into a state with a statement, which none leaves. */
const grown = (state: string, at: string): string =>
  `select c.job_id, sum(c.sign)::int as quantity, max(c.at) as at
   from (select r.job_id, 1 as sign, r.${at} as at from fresh r where r.${state}
         union all select r.job_id, -1, null from gone r where r.${state}) c group by c.job_id`;
const begun = (state: string, at: string): string =>
  `select r.job_id, count(*)::int as quantity, max(r.${at}) as at from fresh r where r.${state} group by r.job_id`;

const INVITED = "invited_at is not null";
const meterInterviews = (from: string): string => meter("videoInterview", "interview_credits", from);

const interviews: readonly StatementTrigger[] = [
  {
    table: "video_interviews",
    event: "insert",
    declare: `${ZONE} ${PERSONS}`,
    body: `${aboutPersons(owners("fresh"), append(counted("fresh", interviewed), counted("fresh", invited)))}
      ${meterInterviews(begun(INVITED, "invited_at"))}`,
  },
  {
    table: "video_interviews",
    event: "update",
    declare: ZONE,
    body: `${append(both(invited))} ${meterInterviews(grown(INVITED, "invited_at"))}`,
  },
  {
    table: "video_interviews",
    event: "delete",
    declare: `${ZONE} ${PERSONS}`,
    body: aboutPersons(owners("gone"), takeOff(counted("gone", interviewed), counted("gone", invited))),
  },
];

const PARSED = "text_status = 'extracted'";
const meterResumes = (from: string): string => meter("resumeParsed", "resume_credits", from);

const resumes: readonly StatementTrigger[] = [
  { table: "resumes", event: "insert", body: meterResumes(begun(PARSED, "updated_at")) },
  { table: "resumes", event: "update", body: meterResumes(grown(PARSED, "updated_at")) },
];

const credits = "(select 'credits' as kind, '' as bucket, r.credits as amount where r.job_id is not null)";

const creditUsages: readonly StatementTrigger[] = [
  { table: "credit_usages", event: "insert", body: append(counted("fresh", credits)) },
  { table: "credit_usages", event: "delete", body: takeOff(counted("gone", credits)) },
];

/** Persons whose city or skills were written otherwise than they were. */
const changed = (rows: Rows, others: Rows): string =>
  `select r.id, r.city, r.skills from ${rows} r except select o.id, o.city, o.skills from ${others} o`;
const retold = (rows: Rows, others: Rows): string =>
  `select a.job_id, f.kind, f.bucket, ${signs[rows]}f.amount as amount from (${changed(rows, others)}) p
   join applications a on a.organisation_id = organisation and a.candidate_id = p.id
   cross join lateral person_facts(p.city, p.skills) f`;

const candidates: readonly StatementTrigger[] = [
  {
    table: "candidates",
    event: "update",
    declare: PERSONS,
    body: `persons := array(select p.id from (${changed("fresh", "gone")}) p);
      if persons <> '{}' then
        ${append(retold("fresh", "gone"), retold("gone", "fresh"))}
        perform count_several(organisation, persons);
      end if;`,
  },
];

/** What is counted with every write, by statement-level triggers (SPEC §5). */
export const countingTriggers: readonly StatementTrigger[] = [
  ...applications,
  ...assessments,
  ...interviews,
  ...resumes,
  ...creditUsages,
  ...candidates,
];
