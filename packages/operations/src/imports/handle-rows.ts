import { insertImportRows, namedQuery, sqlState } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { createRows, LostRace } from "./create-rows.ts";
import type { ImportRun, RowResult } from "./import-run.ts";
import { invalid, judgeRows } from "./judge-rows.ts";
import type { WaitingRow } from "./staged-row.ts";

const ATTEMPTS = 5;

const savepoint = namedQuery<never>("savepoint import_rows");
const release = namedQuery<never>("release savepoint import_rows");
const rollBack = namedQuery<never>("rollback to savepoint import_rows");

/** Handles rows set-wise, and keeps what became of each. A row that the database refuses takes no other along. */
export async function handleRows(
  context: WriteContext,
  run: ImportRun,
  rows: readonly WaitingRow[],
): Promise<RowResult[]> {
  const results = await isolate(context, run, rows);
  await keepResults(context, run, results);
  return results;
}

/** Tries all rows at once; when the database refuses a value, each half alone, down to the row that it is in. */
async function isolate(context: WriteContext, run: ImportRun, rows: readonly WaitingRow[]): Promise<RowResult[]> {
  try {
    return await attempt(context, run, rows);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    const [only] = rows;
    if (rows.length === 1 && only !== undefined)
      return [invalid(only.rowNumber, { path: "", message: "A value cannot be stored." })];
    const middle = Math.ceil(rows.length / 2);
    const first = await isolate(context, run, rows.slice(0, middle));
    return [...first, ...(await isolate(context, run, rows.slice(middle)))];
  }
}

async function attempt(context: WriteContext, run: ImportRun, rows: readonly WaitingRow[]): Promise<RowResult[]> {
  for (let race = 1; ; race += 1) {
    await context.sql.rows(savepoint, []);
    try {
      const { promising, settled } = await judgeRows(context, run, rows);
      const created = run.dryRun
        ? promising.map(({ rowNumber }) => ({ rowNumber, outcome: "created" as const }))
        : await createRows(context, run, promising);
      await context.sql.rows(release, []);
      return [...settled, ...created];
    } catch (error) {
      const goesOn = isRefusedValue(error) || error instanceof LostRace;
      if (goesOn) await context.sql.rows(rollBack, []);
      if (!(error instanceof LostRace) || race === ATTEMPTS) throw error;
    }
  }
}

/** Values that no column or index takes; a lost deadlock or connection is no fault of a row. */
function isRefusedValue(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && /^(22|23|54)/.test(state);
}

async function keepResults({ sql }: WriteContext, run: ImportRun, results: readonly RowResult[]): Promise<void> {
  const sorted = results.toSorted((a, b) => a.rowNumber - b.rowNumber);
  await sql.rows(insertImportRows, [
    run.organisationId,
    run.importId,
    sorted.map((row) => row.rowNumber),
    sorted.map((row) => row.outcome),
    sorted.map((row) => (row.errors === undefined ? null : JSON.stringify(row.errors))),
    sorted.map((row) => row.sameAsRow ?? null),
    sorted.map((row) => row.videoInterviewId ?? null),
    sorted.map((row) => row.applicationId ?? null),
    sorted.map((row) => row.candidateId ?? null),
    sorted.map((row) => row.madeApplication ?? false),
    sorted.map((row) => row.madeCandidate ?? false),
  ]);
}
