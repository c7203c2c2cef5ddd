import { namedQuery, type Sql } from "@hirelane/db";
import type { ApplicationSource, ApplicationStatus, StageService } from "@hirelane/domain";

/** What dashboards are about, as it is stored: nothing here was counted by anybody. Instants are milliseconds. */
export interface BaseRows {
  readonly timeZone: string;
  readonly jobs: readonly BaseJob[];
  readonly members: readonly { readonly job_id: number; readonly user_id: number }[];
  readonly stages: readonly BaseStage[];
  readonly applications: readonly BaseApplication[];
  readonly persons: ReadonlyMap<number, BasePerson>;
  readonly assessments: readonly BaseAssignment[];
  readonly interviews: readonly BaseAssignment[];
  readonly usages: readonly { readonly job_id: number; readonly credits: number }[];
  readonly resumes: ReadonlyMap<number, BaseResume>;
}

interface BaseJob {
  readonly id: number;
  readonly title: string;
  readonly owner_user_id: number;
  readonly closes_at: number | null;
  readonly deleted: boolean;
}

/** A stage of a workflow, with its place in it. */
export interface BaseStage {
  readonly id: number;
  readonly workflow_id: number;
  readonly position: number;
  readonly name: string;
  readonly service: StageService;
}

/** An application, with the path that was kept for it beside the events. */
export interface BaseApplication {
  readonly id: number;
  readonly job_id: number;
  readonly candidate_id: number;
  readonly status: ApplicationStatus;
  readonly stage_id: number | null;
  readonly source: ApplicationSource;
  readonly created_at: number;
  readonly hired_at: number | null;
  readonly path_stage_ids: readonly number[];
  readonly path_entered_at: readonly number[];
}

interface BasePerson {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly city: string;
  readonly skills: readonly string[];
}

interface BaseAssignment {
  readonly application_id: number;
  /** Null: an interview without an invitation. */
  readonly at: number | null;
}

interface BaseResume {
  readonly application_id: number;
  readonly created_at: number;
  /** Hundredths. */
  readonly score: number | null;
}

const instant = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const showDeleted = namedQuery<never>("select set_config('app.deleted_jobs', 'shown', true)");
const timeZones = namedQuery<{ time_zone: string }>("select time_zone from organisations");
const jobs = namedQuery<BaseJob>(
  `select id::float8, title, owner_user_id::float8, ${instant("closes_at")} as closes_at, deleted_at is not null as deleted
   from jobs order by id`,
);
const members = namedQuery<{ job_id: number; user_id: number }>(
  "select job_id::float8, user_id::float8 from job_members",
);
const stages = namedQuery<BaseStage>("select id::float8, workflow_id::float8, position, name, service from stages");
const applications = namedQuery<BaseApplication>(
  `select id::float8, job_id::float8, candidate_id::float8, status, stage_id::float8, source,
     ${instant("created_at")} as created_at, ${instant("hired_at")} as hired_at, path_stage_ids::float8[],
     array(select ${instant("u.at")} from unnest(path_entered_at) with ordinality as u(at, place) order by u.place)
       as path_entered_at
   from applications order by id`,
);
const persons = namedQuery<BasePerson>("select id::float8, first_name, last_name, email, city, skills from candidates");
const assessments = namedQuery<BaseAssignment>(
  `select application_id::float8, ${instant("assigned_at")} as at from assessments`,
);
const interviews = namedQuery<BaseAssignment>(
  `select application_id::float8, ${instant("invited_at")} as at from video_interviews`,
);
const resumes = namedQuery<BaseResume>(
  `select application_id::float8, ${instant("created_at")} as created_at, overall_score as score
   from resumes where current`,
);
const usages = namedQuery<{ job_id: number; credits: number }>(
  "select job_id::float8, (quantity * price)::float8 as credits from credit_usages",
);

/** Reads all of it in a transaction of one organisation, what hangs on deleted jobs too. */
export async function readBaseRows(sql: Sql): Promise<BaseRows> {
  await sql.rows(showDeleted, []);
  const [zone] = await sql.rows(timeZones, []);
  const people = await sql.rows(persons, []);
  const current = await sql.rows(resumes, []);
  return {
    timeZone: zone?.time_zone ?? "UTC",
    jobs: await sql.rows(jobs, []),
    members: await sql.rows(members, []),
    stages: await sql.rows(stages, []),
    applications: await sql.rows(applications, []),
    persons: new Map(people.map((person) => [person.id, person])),
    assessments: await sql.rows(assessments, []),
    interviews: await sql.rows(interviews, []),
    usages: await sql.rows(usages, []),
    resumes: new Map(current.map((resume) => [resume.application_id, resume])),
  };
}
