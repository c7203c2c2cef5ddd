import {
  deleteInterviews,
  deleteUnusedApplications,
  deleteUnusedPersons,
  findRow,
  finishChunkRevert,
  ImportEntity,
  listRevertableChunks,
  lockChunkForRevert,
  lockPersonsById,
  lockRevertableRows,
  markRowsReverted,
  type RevertableRow,
} from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { actorColumns } from "../kernel/events.ts";
import { lockImport } from "./load-import.ts";
import { recordImportEvent } from "./record-import-event.ts";

/** Takes back what a chunk created, as far as its candidates have not acted; one that was taken back is left alone. */
export async function revertChunk(context: WriteContext, importId: number, number: number): Promise<void> {
  const chunk = await findRow(context.sql, lockChunkForRevert, [importId, number]);
  const target = await context.em.findOne(ImportEntity, { id: importId });
  if (chunk === null || chunk.revert_done || target === null || target.revertStartedAt === null) return;
  const rows = await context.sql.rows(lockRevertableRows, [importId, chunk.first_row, chunk.last_row]);
  if (rows.length > 0) await takeBack(context, target, rows);
  await context.sql.rows(finishChunkRevert, [importId, number, rows.length]);
  await settleRevert(context, importId);
}

async function takeBack(context: WriteContext, target: ImportEntity, rows: readonly RevertableRow[]): Promise<void> {
  const { sql, now, requestId } = context;
  const { organisationId, jobId, id } = target;
  const acting = context.actor.kind === "user" ? actorColumns(context.actor) : null;
  const actor = [acting?.kind ?? "system", acting?.id ?? null, acting === null ? "revertImportChunk" : null];
  const by = [...actor, requestId, now];
  const interviews = rows.map((row) => row.video_interview_id);
  const statuses = rows.map((row) => row.status);
  await sql.rows(deleteInterviews, [organisationId, jobId, interviews, statuses, ...by]);
  const applications = rows.filter((row) => row.made_application).map((row) => row.application_id);
  await sql.rows(deleteUnusedApplications, [organisationId, jobId, applications, ...by]);
  const persons = rows.filter((row) => row.made_candidate).map((row) => row.candidate_id);
  await sql.rows(lockPersonsById, [persons]);
  await sql.rows(deleteUnusedPersons, [organisationId, persons, ...by]);
  await sql.rows(markRowsReverted, [id, rows.map((row) => row.row_number)]);
}

async function settleRevert(context: WriteContext, importId: number): Promise<void> {
  const target = await lockImport(context, importId);
  if (target === null) return;
  const rest = await context.sql.rows(listRevertableChunks, [importId]);
  if (rest.length === 0) await endRevert(context, target);
  else await recordImportEvent(context, target, "import.progressed");
}

/** Notes that a revert is over. */
export async function endRevert(context: WriteContext, target: ImportEntity): Promise<void> {
  target.revertedAt = context.now;
  await context.em.flush();
  await recordImportEvent(context, target, "import.reverted");
}
