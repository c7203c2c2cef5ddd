import type { FieldError, ImportOutcome, ImportRowView, ImportStatus, ImportView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface ImportRow {
  id: string;
  job_id: string;
  status: ImportStatus;
  dry_run: boolean;
  deadline: string | null;
  file_name: string | null;
  ignored_columns: string[];
  created_by_user_id: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  revert_started_at: string | null;
  reverted_at: string | null;
  version: number;
  total: number;
  handled: number;
  created: number;
  duplicate: number;
  invalid: number;
  reverted: number;
  failed_first: number[];
  failed_last: number[];
  sort_key: string;
}

const columns = `i.id, i.job_id, i.status, i.dry_run, i.deadline, i.file_name, i.ignored_columns, i.created_by_user_id,
    i.created_at, i.started_at, i.finished_at, i.revert_started_at, i.reverted_at, i.version, k.total, k.handled, k.created,
    k.duplicate, k.invalid, k.reverted, k.failed_first, k.failed_last`;
const from = `from imports i cross join lateral (
    select coalesce(sum(c.received), 0)::int as total,
      coalesce(sum(c.received) filter (where c.status = 'done'), 0)::int as handled,
      coalesce(sum(c.created), 0)::int as created, coalesce(sum(c.duplicate), 0)::int as duplicate,
      coalesce(sum(c.invalid), 0)::int as invalid, coalesce(sum(c.reverted), 0)::int as reverted,
      coalesce(array_agg(c.first_row order by c.number) filter (where c.status = 'failed'), '{}') as failed_first,
      coalesce(array_agg(c.last_row order by c.number) filter (where c.status = 'failed'), '{}') as failed_last
    from import_chunks c where c.organisation_id = i.organisation_id and c.import_id = i.id) k`;

/** Parts of a failed import that its view names at most. */
const MOST_PARTS = 100;

/** One import; `$1` is the id. */
export const getImport = namedQuery<ImportRow>(`select ${columns} ${from} where i.id = $1`);

export function toImportView(row: ImportRow): ImportView {
  const { total, handled, created, duplicate, invalid, reverted } = row;
  return {
    id: toId(row.id),
    jobId: toId(row.job_id),
    status: row.status,
    dryRun: row.dry_run,
    deadline: toDateOrNull(row.deadline),
    fileName: row.file_name,
    counts: { total, handled, created, duplicate, invalid, reverted },
    ignoredColumns: row.ignored_columns,
    failedRows: row.failed_first
      .slice(0, MOST_PARTS)
      .map((first, index) => ({ first, last: row.failed_last[index] ?? first })),
    createdBy: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
    startedAt: toDateOrNull(row.started_at),
    finishedAt: toDateOrNull(row.finished_at),
    revertStartedAt: toDateOrNull(row.revert_started_at),
    revertedAt: toDateOrNull(row.reverted_at),
    version: row.version,
  };
}

/** The imports that were started; what is still being received may come to nothing. */
export const importList: ListDefinition<ImportRow, ImportView> = {
  columns,
  from,
  key: "i.id",
  always: "i.status <> 'receiving'",
  filters: { jobId: "i.job_id = $", status: "i.status = $" },
  orders: { id: { column: "i.id", type: "bigint" } },
  scope: (jobs) => `i.job_id = any(array(${jobs}))`,
  shape: toImportView,
};

/**
 * Locks import `$1`. No stronger than this: every chunk under way has a share of the import's key, by the foreign keys of what
 * it writes, and two that asked for all of it would wait for each other.
 */
export const lockImportRow = namedQuery<{ id: string }>("select id from imports where id = $1 for no key update");

/** The job that import `$1` is for. */
export const getImportJob = namedQuery<{ job_id: string }>("select job_id from imports where id = $1");

interface ImportResultRow {
  id: string;
  outcome: ImportOutcome;
  video_interview_id: string | null;
  application_id: string | null;
  candidate_id: string | null;
  same_as_row: number | null;
  errors: FieldError[] | null;
  reverted: boolean;
  sort_key: string;
}

/** The id that a row noted in a column, as long as the table has it. */
const stillThere = (table: string, column: string): string =>
  `(select t.id from ${table} t where t.id = k.${column}) as ${column}`;

/** What became of the rows of one import, in the order of the rows. What was removed since is named no more. */
export const importResultList: ListDefinition<ImportResultRow, ImportRowView> = {
  columns: `r.row_number::text as id, r.outcome, ${stillThere("video_interviews", "video_interview_id")},
    ${stillThere("applications", "application_id")}, ${stillThere("candidates", "candidate_id")},
    r.same_as_row, r.errors, r.reverted`,
  // Laterals that cannot be flattened: a page of a large report reads its own rows only, and ids are plain columns, because
  // under a policy no index is searched for what coalesce gives.
  from: `from import_rows r
    left join lateral (select e.video_interview_id, e.application_id, e.candidate_id from import_rows e
      where e.organisation_id = r.organisation_id and e.import_id = r.import_id and e.row_number = r.same_as_row
      offset 0) s on true
    cross join lateral (select coalesce(r.video_interview_id, s.video_interview_id) as video_interview_id,
      coalesce(r.application_id, s.application_id) as application_id, coalesce(r.candidate_id, s.candidate_id) as candidate_id
      offset 0) k`,
  key: "r.row_number",
  within: "importId",
  filters: { importId: "r.import_id = $", outcome: "r.outcome = $" },
  orders: { row: { column: "r.row_number", type: "bigint" } },
  shape: (row) => ({
    row: toId(row.id),
    outcome: row.outcome,
    videoInterviewId: toIdOrNull(row.video_interview_id),
    applicationId: toIdOrNull(row.application_id),
    candidateId: toIdOrNull(row.candidate_id),
    sameAsRow: row.same_as_row,
    errors: row.errors ?? [],
    reverted: row.reverted,
  }),
};

interface Removed {
  removed: number;
}

// The rows of an import go with it, up to millions: few at a time.
const removeImports = (condition: string) =>
  namedQuery<Removed>(
    `with doomed as (select id from imports where ${condition} limit least($2::int, 20) for update skip locked),
       gone as (delete from imports i using doomed d where i.id = d.id returning 1)
     select count(*)::int as removed from gone`,
  );

/** Imports of which nothing was received since before `$1`, and that were never started, at most `$2`. */
export const removeBrokenImports = removeImports("status = 'receiving' and created_at < $1");

/** Imports that ended before `$1` with their reports, at most `$2`; the candidates stay. */
export const removeOldImports = removeImports("status in ('finished', 'cancelled', 'failed') and created_at < $1");
