import { z } from "zod";
import { FieldError } from "../kernel/error-code.ts";
import { Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { Text } from "../kernel/text.ts";

/**
 * Receiving while rows arrive; running until each is handled; then finished, cancelled (what was not begun stays undone) or
 * failed (some rows were given up).
 */
export const ImportStatus = z.enum(["receiving", "running", "finished", "cancelled", "failed"]);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** What became of a row (SPEC §3): a candidate invited, somebody who is in the job already, or nothing. */
export const ImportOutcome = z.enum(["created", "duplicate", "invalid"]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** Rows of an import: received, handled, and handled in which way; `reverted` are those of `created` that were taken back. */
const ImportCounts = z.object({
  total: z.number(),
  handled: z.number(),
  created: z.number(),
  duplicate: z.number(),
  invalid: z.number(),
  reverted: z.number(),
});

export const ImportView = z.object({
  id: Id("import"),
  jobId: Id("job"),
  status: ImportStatus,
  /** A trial: the same outcomes, and nothing changed. */
  dryRun: z.boolean(),
  /** For rows without one of their own. */
  deadline: z.date().nullable(),
  fileName: z.string().nullable(),
  counts: ImportCounts,
  /** Names of fields that were in the rows, and are none of a candidate. */
  ignoredColumns: z.array(z.string()),
  /** The rows that were given up, first and last of each part; of a failed import. */
  failedRows: z.array(z.object({ first: z.number(), last: z.number() })),
  createdBy: Id("user").nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  revertStartedAt: z.date().nullable(),
  revertedAt: z.date().nullable(),
  version: z.number(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportRowView = z.object({
  /** The row's number, as its sender counts. */
  row: z.number(),
  outcome: ImportOutcome,
  /** The video interview of the created, or of whom a duplicate repeats; null when there is none, or no more. */
  videoInterviewId: Id("videoInterview").nullable(),
  applicationId: Id("application").nullable(),
  candidateId: Id("candidate").nullable(),
  /** Of a duplicate within the import: the row that has the same email. */
  sameAsRow: z.number().nullable(),
  /** By the model's field names. */
  errors: z.array(FieldError),
  reverted: z.boolean(),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

/** Rows that one call takes at most, and that one transaction handles. */
export const IMPORT_CHUNK_ROWS = 1000;

/** An import of no more rows than this runs at once, within the call that starts it (SPEC §3). */
export const IMPORT_ROWS_AT_ONCE = 100;

/** Rows of one import at most. */
export const MAX_IMPORT_ROWS = 2_000_000;

/** Names of ignored fields that are kept at most. */
export const MAX_IGNORED_COLUMNS = 50;

const MAX_ROW_NUMBER = 2_000_000_000;

const ImportSettings = { deadline: Instant.optional(), dryRun: z.boolean().optional() };

export const BeginImportInput = z.strictObject({
  ...ImportSettings,
  jobId: Id("job"),
  fileName: Text(255).optional(),
});

/** A row as it was read: its fields, or (`problem`) why it could not be read. */
export const StagedRow = z.strictObject({
  rowNumber: z.int().min(1).max(MAX_ROW_NUMBER),
  values: z.unknown().optional(),
  problem: z.string().min(1).max(500).optional(),
});
export type StagedRow = z.infer<typeof StagedRow>;

const isAscending = (rows: readonly StagedRow[]): boolean =>
  rows.every((row, index) => index === 0 || row.rowNumber > (rows[index - 1]?.rowNumber ?? 0));

export const AddImportRowsInput = z.strictObject({
  id: Id("import"),
  rows: z.array(StagedRow).min(1).max(IMPORT_CHUNK_ROWS).refine(isAscending, { message: "Row numbers must ascend." }),
});

/** Which import is meant; `jobId`, when given, is the job that it must belong to. */
export const ImportRef = z.strictObject({ id: Id("import"), jobId: Id("job").optional() });
export const StartImportInput = z.strictObject({
  ...ImportRef.shape,
  /** Leave the work to the worker, however few rows there are. */
  respondAsync: z.boolean().optional(),
  /** SHA-256 of all that was sent: under an Idempotency-Key, an upload with the same digest is the same upload. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export const RevertImportInput = z.strictObject({
  ...ImportRef.shape,
  /** Leave those who have acted already, instead of refusing. */
  keepActed: z.boolean().optional(),
});

export const CreateImportInput = z.strictObject({
  ...ImportSettings,
  jobId: Id("job"),
  rows: z.array(z.unknown()).min(1).max(IMPORT_CHUNK_ROWS),
  respondAsync: z.boolean().optional(),
});

export const ListImportsInput = listInput({ jobId: Id("job"), status: ImportStatus }, ["-id", "id"]);

export const ListImportResultsInput = z.strictObject({
  ...ImportRef.shape,
  ...listInput({ outcome: ImportOutcome }, ["row", "-row"], IMPORT_ROWS_AT_ONCE).shape,
});
