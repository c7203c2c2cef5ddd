import type { ImportStatus } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** The keys among `$2` that rows of import `$1` have already. */
export const findImportKeys = namedQuery<{ key: string; row_number: number }>(
  "select key, row_number from import_keys where import_id = $1 and key = any($2::text[])",
);

/** Keeps the keys `$3` of the rows `$4`: organisation, import, keys, row numbers. */
export const insertImportKeys = namedQuery<never>(
  `insert into import_keys (organisation_id, import_id, key, row_number)
   select $1, $2, u.key, u.row_number from unnest($3::text[], $4::int[]) as u(key, row_number)`,
);

/** Keeps a chunk behind the others of its import: organisation, import, first row, last row, how many, content `$6`. */
export const insertImportChunk = namedQuery<never>(
  `insert into import_chunks (organisation_id, import_id, number, first_row, last_row, received, content)
   select $1, $2::bigint, coalesce(max(c.number), 0) + 1, $3, $4, $5, $6 from import_chunks c where c.import_id = $2::bigint`,
);

/** How many rows import `$1` has received. */
export const countImportRows = namedQuery<{ total: number }>(
  "select coalesce(sum(received), 0)::int as total from import_chunks where import_id = $1",
);

/** The chunks of import `$1` that are to be handled, in order. */
export const listPendingChunks = namedQuery<{ number: number }>(
  "select number from import_chunks where import_id = $1 and status = 'pending' order by number",
);

/** What a chunk's work needs to know of its import. */
export interface ImportChunkRow {
  status: "pending" | "done" | "failed" | "skipped";
  content: string | null;
  import_status: ImportStatus;
  job_id: string;
  dry_run: boolean;
  deadline: string | null;
  created_by_user_id: string | null;
  request_id: string;
}

/** Chunk `$2` of import `$1`, locked: who else works on it is waited for, and its outcome seen. */
export const lockImportChunk = namedQuery<{ status: ImportChunkRow["status"] }>(
  "select status from import_chunks where import_id = $1 and number = $2 for update",
);

/** Chunk `$2` of import `$1`, with what its import says. */
export const getImportChunk = namedQuery<ImportChunkRow>(
  `select c.status, c.content, i.status as import_status, i.job_id, i.dry_run, i.deadline, i.created_by_user_id, i.request_id
   from import_chunks c join imports i on i.id = c.import_id where c.import_id = $1 and c.number = $2`,
);

/** Notes that chunk `$2` of import `$1` is handled: created, duplicate, invalid. What it held is forgotten. */
export const finishImportChunk = namedQuery<never>(
  `update import_chunks set status = 'done', content = null, created = $3, duplicate = $4, invalid = $5
   where import_id = $1 and number = $2`,
);

/** Notes that chunk `$2` of import `$1` is given up, unless it is handled. */
export const failImportChunk = namedQuery<{ number: number }>(
  `update import_chunks set status = 'failed'
   where import_id = $1 and number = $2 and status in ('pending', 'failed') returning number`,
);

/** Chunks that wait or were given up, and contain the lower-case text `$1`; those that are worked on just now are left out. */
export const lockChunksContaining = namedQuery<{ import_id: string; number: number; content: string }>(
  `select import_id, number, content from import_chunks
   where status in ('pending', 'failed') and strpos(lower(content), $1) > 0 order by import_id, number for update skip locked`,
);

/** Puts other content into chunk `$2` of import `$1`. */
export const rewriteImportChunk = namedQuery<never>(
  "update import_chunks set content = $3 where import_id = $1 and number = $2",
);

/** Forgets the key `$1` in all imports. */
export const forgetImportKey = namedQuery<never>("delete from import_keys where key = $1");

/** Leaves the chunks of import `$1` undone that nobody works on just now. */
export const skipImportChunks = namedQuery<never>(
  `update import_chunks c set status = 'skipped', content = null
   from (select organisation_id, import_id, number from import_chunks
         where import_id = $1 and status in ('pending', 'failed') for update skip locked) s
   where c.organisation_id = s.organisation_id and c.import_id = s.import_id and c.number = s.number`,
);

/** Leaves chunk `$2` of import `$1` undone, and forgets what it held. */
export const skipImportChunk = namedQuery<never>(
  "update import_chunks set status = 'skipped', content = null where import_id = $1 and number = $2",
);

/** What of import `$1` is still to be handled, is given up, or was created. */
export const getImportRemainder = namedQuery<{ pending: number; failed: number; created: number }>(
  `select count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'failed')::int as failed,
     coalesce(sum(created), 0)::int as created
   from import_chunks where import_id = $1`,
);

/** Forgets keys of import `$1`, at most `$2`: they are of use until the last row is received. */
export const removeImportKeys = namedQuery<{ removed: number }>(
  `with gone as (
     delete from import_keys where (organisation_id, import_id, key) in (
       select organisation_id, import_id, key from import_keys where import_id = $1 limit $2) returning 1)
   select count(*)::int as removed from gone`,
);

const filled = ["candidates", "applications", "video_interviews", "events", "mails", "reminders", "import_rows"];

/** Tells the planner what a large import has filled. */
export const analyseImportedTables = namedQuery<never>(`analyze ${filled.join(", ")}`);
