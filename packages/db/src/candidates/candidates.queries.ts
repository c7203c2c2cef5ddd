import type { CandidateView, TeamRole } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface CandidateRow {
  id: string;
  email: string | null;
  first_name: string;
  last_name: string;
  phone: string;
  gender: string;
  address: string;
  city: string;
  skills: string[];
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `c.id, c.email, c.first_name, c.last_name, c.phone, c.gender, c.address, c.city, c.skills,
    c.created_at, c.version`;
const from = `from candidates c`;

/** One candidate; `$1` is the id. */
export const getCandidate = namedQuery<CandidateRow>(`select ${columns} ${from} where c.id = $1`);

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
    skills: row.skills,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** Candidates with an application on a visible job; a person without one is on no list. */
export const candidateList: ListDefinition<CandidateRow, CandidateView> = {
  columns,
  from,
  key: "c.id",
  always: "exists (select 1 from applications a where a.candidate_id = c.id)",
  filters: {
    jobId: "exists (select 1 from applications a where a.candidate_id = c.id and a.job_id = $)",
    email: "c.email_key = $",
    city: "c.city_key = $",
  },
  orders: { id: { column: "c.id", type: "bigint" } },
  scope: (jobs) =>
    `exists (select 1 from applications a where a.candidate_id = c.id and a.job_id = any(array(${jobs})))`,
  shape: toCandidateView,
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

/** Creates a person unless the email is known: organisation, email, names, phone, gender, address, city, skills, time `$10`. */
export const insertCandidate = namedQuery<{ id: string }>(
  `insert into candidates (organisation_id, email, first_name, last_name, phone, gender, address, city, skills, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (organisation_id, email_key) do nothing returning id`,
);

/** Removes person `$1`, when they have neither an email nor an application. */
export const deleteBlankCandidate = namedQuery<never>(
  `delete from candidates c where c.id = $1 and c.email is null
     and not exists (select 1 from applications a where a.candidate_id = c.id)`,
);
