import {
  failImportChunk,
  findRow,
  finishImportChunk,
  getImportChunk,
  getImportRemainder,
  lockImportChunk,
  skipImportChunk,
  toDateOrNull,
  toId,
  toIdOrNull,
} from "@hirelane/db";
import { mayRunChunks } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { enqueue } from "../kernel/job.ts";
import { handleRows } from "./handle-rows.ts";
import type { ImportRun, RowResult } from "./import-run.ts";
import { lockImport } from "./load-import.ts";
import { recordImportEvent } from "./record-import-event.ts";
import { readChunk } from "./staged-row.ts";
import { tidyImport } from "./tidy-import.job.ts";

/** Rows that an import creates before the planner is told of them. */
const MANY = 10_000;

/**
 * Handles a chunk with everything that it causes, in this transaction. The chunk's row is the claim: locked, and done when
 * this commits. A chunk that is done is left alone; one whose import was cancelled, or whose job was deleted, is skipped.
 */
export async function runChunk(context: WriteContext, importId: number, number: number): Promise<void> {
  const claim = await findRow(context.sql, lockImportChunk, [importId, number]);
  if (claim?.status !== "pending" && claim?.status !== "failed") return;
  const chunk = await findRow(context.sql, getImportChunk, [importId, number]);
  const content = chunk?.content ?? null;
  if (chunk === null || content === null || !mayRunChunks(chunk.import_status)) {
    await context.sql.rows(skipImportChunk, [importId, number]);
    return;
  }
  const userId = toIdOrNull(chunk.created_by_user_id);
  const run: ImportRun = {
    importId,
    organisationId: organisationOf(context),
    jobId: toId(chunk.job_id),
    dryRun: chunk.dry_run,
    deadline: toDateOrNull(chunk.deadline),
    userId,
    actor: userId === null ? ["system", null, runImportName] : ["user", userId, null],
    requestId: chunk.request_id,
  };
  const results = await handleRows(context, run, readChunk(content));
  await context.sql.rows(finishImportChunk, [importId, number, ...countsOf(results)]);
  await settleImport(context, importId);
}

const runImportName = "runImportChunk";

function countsOf(results: readonly RowResult[]): number[] {
  return (["created", "duplicate", "invalid"] as const).map(
    (outcome) => results.filter((result) => result.outcome === outcome).length,
  );
}

/**
 * Tells how far the import is, and ends it behind its last chunk. Its lock comes last and is held shortly: of two chunks
 * that end at once, the second sees the first.
 */
async function settleImport(context: WriteContext, importId: number): Promise<void> {
  const target = await lockImport(context, importId);
  if (target === null) return;
  const rest = await findRow(context.sql, getImportRemainder, [importId]);
  const { pending = 0, failed = 0, created = 0 } = rest ?? {};
  if (pending + failed > 0 || !mayRunChunks(target.status)) {
    await recordImportEvent(context, target, "import.progressed");
    return;
  }
  const from = target.status;
  target.status = "finished";
  target.finishedAt = context.now;
  await context.em.flush();
  await recordImportEvent(context, target, "import.finished", from);
  const isLarge = created >= MANY;
  await enqueue(context, tidyImport, { organisationId: target.organisationId, importId, isLarge });
}

/** Notes that the rows of a chunk are given up: the import has failed until somebody sends the chunk again. */
export async function giveUpChunk(context: WriteContext, importId: number, number: number): Promise<void> {
  if ((await findRow(context.sql, failImportChunk, [importId, number])) === null) return;
  const target = await lockImport(context, importId);
  if (target?.status !== "running") return;
  target.status = "failed";
  target.finishedAt = context.now;
  await context.em.flush();
  await recordImportEvent(context, target, "import.failed", "running");
}
