import { findRow, getNote, NoteEntity, toNoteView } from "@hirelane/db";
import { isEnough, noteStanding, type NoteView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { sightOf } from "../evaluations/evaluation-sight.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";
import { findVideoInterviewStanding } from "../video-interviews/interview-access.ts";

/** A note that the actor may change, and the job of its interview. */
export interface KnownNote {
  readonly note: NoteEntity;
  readonly jobId: number;
}

/** The note, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadNote(
  context: WriteContext,
  { id, expectedVersion }: { readonly id: number; readonly expectedVersion?: number | undefined },
): Promise<KnownNote> {
  const note = await context.em.findOne(NoteEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const known = note === null ? null : await findVideoInterviewStanding(context, note.videoInterviewId);
  if (note === null || known === null) throw notFound("note");
  const facts = { userId: note.userId, visibility: note.visibility, interview: known.standing };
  const standing = noteStanding(context.actor, { ...facts, seesOthers: await sightOf(context, known) });
  if (standing.access === "none") throw notFound("note");
  if (!isEnough(standing, context.requires)) {
    throw new OperationError("forbidden", "You may see this note, but not change it.");
  }
  checkVersion(note, expectedVersion);
  return { note, jobId: known.jobId };
}

/** The view of a note that was just written. */
export async function viewNote(context: WriteContext, id: number): Promise<NoteView> {
  await context.em.flush();
  const row = await findRow(context.sql, getNote, [id]);
  if (row === null) throw notFound("note");
  return toNoteView(row);
}
