import type { ApplicationStatus, ApplicationView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface ApplicationRow {
  id: string;
  job_id: string;
  candidate_id: string;
  status: ApplicationStatus;
  first_name: string;
  last_name: string;
  email: string | null;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `a.id, a.job_id, a.candidate_id, a.status, c.first_name, c.last_name, c.email, a.created_at, a.version`;
const from = `from applications a join candidates c on c.id = a.candidate_id`;

/** One application; `$1` is the id. */
export const getApplication = namedQuery<ApplicationRow>(`select ${columns} ${from} where a.id = $1`);

export function toApplicationView(row: ApplicationRow): ApplicationView {
  return {
    id: toId(row.id),
    jobId: toId(row.job_id),
    candidateId: toId(row.candidate_id),
    candidate: { firstName: row.first_name, lastName: row.last_name, email: row.email },
    status: row.status,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

export const applicationList: ListDefinition<ApplicationRow, ApplicationView> = {
  columns,
  from,
  key: "a.id",
  filters: { jobId: "a.job_id = $", candidateId: "a.candidate_id = $", status: "a.status = $" },
  orders: { id: { column: "a.id", type: "bigint" } },
  scope: (jobs) => `a.job_id = any(array(${jobs}))`,
  shape: toApplicationView,
};

/** The application of candidate `$1` for job `$2`. */
export const findApplication = namedQuery<{ id: string }>(
  "select id from applications where candidate_id = $1 and job_id = $2",
);
