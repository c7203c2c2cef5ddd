import { findRow, foldDeltas, holdRollups, removeEmptyCounters } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";

/** Deltas that are folded at once where all are to be. */
export const FOLD_BATCH = 20_000;

/** Folds at most `batch` deltas of the organisation into its counters; says how many there were. */
export async function foldOrganisation(context: WriteContext, batch: number): Promise<number> {
  const { sql } = context;
  const id = organisationOf(context);
  await sql.rows(holdRollups, [id]);
  const row = await findRow(sql, foldDeltas, [id, batch]);
  await sql.rows(removeEmptyCounters, [id]);
  return row?.folded ?? 0;
}

/** Folds all that is counted up to here: a city or a skill that nobody has any more is stored nowhere then. */
export async function foldWhatIsCounted(context: WriteContext): Promise<void> {
  while ((await foldOrganisation(context, FOLD_BATCH)) === FOLD_BATCH);
}
