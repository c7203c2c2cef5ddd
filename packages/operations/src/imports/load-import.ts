import { findRow, getImport, getImportJob, ImportEntity, lockImportRow, toId, toImportView } from "@hirelane/db";
import type { ImportView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/**
 * Checks that the actor stands close enough to the job of an import, which is `jobId` where that is given; throws `not_found`
 * or `forbidden`.
 */
export async function requireImportAccess(context: ReadContext, id: number, jobId?: number): Promise<void> {
  const row = await findRow(context.sql, getImportJob, [id]);
  if (row === null || (jobId !== undefined && toId(row.job_id) !== jobId)) throw notFound("import");
  await requireJobAccess(context, toId(row.job_id), "import");
}

/** The import, locked for this transaction; throws `not_found` or `forbidden`. */
export async function loadImport(context: WriteContext, id: number, jobId?: number): Promise<ImportEntity> {
  await requireImportAccess(context, id, jobId);
  const found = await lockImport(context, id);
  if (found === null) throw notFound("import");
  return found;
}

/** The import as it is now, locked for this transaction; null when it is gone. */
export async function lockImport({ sql, em }: WriteContext, id: number): Promise<ImportEntity | null> {
  if ((await findRow(sql, lockImportRow, [id])) === null) return null;
  return em.findOne(ImportEntity, { id }, { refresh: true });
}

/** The view of an import, as flushed. */
export async function viewImport(context: Pick<ReadContext, "sql">, id: number): Promise<ImportView> {
  const row = await findRow(context.sql, getImport, [id]);
  if (row === null) throw notFound("import");
  return toImportView(row);
}
