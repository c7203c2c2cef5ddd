import { forgetImportKey, lockChunksContaining, rewriteImportChunk } from "@hirelane/db";
import { emailKey } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { keyOfEmail } from "./stage-rows.ts";
import { readChunk, type WaitingRow, writeChunk } from "./staged-row.ts";

const ERASED = [{ path: "email", message: "This person was erased." }];

/** Erases a person from what imports have staged: their rows will be invalid, and the others are not touched. */
export async function forgetStagedPerson(context: WriteContext, email: string): Promise<void> {
  const key = emailKey(email);
  const forgotten = (waiting: WaitingRow): WaitingRow =>
    emailKey(waiting.row?.email ?? "") === key ? { rowNumber: waiting.rowNumber, errors: ERASED } : waiting;
  for (const { import_id: importId, number, content } of await context.sql.rows(lockChunksContaining, [key])) {
    const rows = readChunk(content).map((row) => forgotten(row));
    await context.sql.rows(rewriteImportChunk, [importId, number, writeChunk(rows)]);
  }
  await context.sql.rows(forgetImportKey, [keyOfEmail(email)]);
}
