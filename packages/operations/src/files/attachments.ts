import {
  type AttachmentRow,
  attachUploadedFile,
  detachFile,
  findCurrentResume,
  findRow,
  listDigests,
  type LockedFile,
  lockUploadedFile,
  toId,
  touchVideoInterview,
} from "@hirelane/db";
import { AttachmentKind, type FileReference } from "@hirelane/domain";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, notFound } from "../kernel/operation-error.ts";
import { addResume, removeResume } from "../resumes/add-resume.ts";
import { fileReference } from "./file-url.ts";

/** A video interview's files as one actor may fetch them. */
export type Attachments = Readonly<Record<AttachmentKind, FileReference | null>>;

/** What to attach: ids of uploaded files, null for what is to be taken away. */
export type Attaching = Partial<Readonly<Record<AttachmentKind, number | null | undefined>>>;

/** The photo and the CV that were read along with a video interview. */
export function presentAttachments(context: ReadContext, rows: readonly AttachmentRow[]): Attachments {
  const references = rows.map((row) => [row.kind, fileReference(context, row)] as const);
  return { photo: null, cv: null, ...Object.fromEntries(references) };
}

/**
 * Attaches uploaded files to a video interview in place of those that it has, or takes them away. A photo that was there is an
 * orphan at once; a CV becomes the application's current resume, and the one before stays as an older version. Throws `not_found` for what the caller has not uploaded, `invalid_input` for a file of another kind or
 * one that was attached before.
 */
export async function changeAttachments(
  context: WriteContext,
  interview: AttachedInterview,
  attaching: Attaching,
): Promise<void> {
  let changed = false;
  for (const kind of AttachmentKind.options) {
    const fileId = attaching[kind];
    if (fileId === undefined) continue;
    const change = kind === "cv" ? changeCv : changePhoto;
    if (await change(context, interview, fileId)) changed = true;
  }
  if (changed) await context.sql.rows(touchVideoInterview, [interview.id]);
}

/** The interview whose files are changed; its CV is that of its application. */
export type AttachedInterview = Readonly<Record<"id" | "jobId" | "applicationId", number>>;

async function changePhoto(
  context: WriteContext,
  interview: AttachedInterview,
  fileId: number | null,
): Promise<boolean> {
  const { id } = interview;
  if (fileId === null) {
    const [removed] = await context.sql.rows(detachFile, [id, "photo"]);
    if (removed === undefined) return false;
    await noteFile(context, interview, "videoInterview.fileRemoved", "photo", toId(removed.id));
    return true;
  }
  const file = await lockFile(context, "photo", fileId);
  if (file.video_interview_id === String(id)) return false;
  requireFree("photo", file);
  await context.sql.rows(detachFile, [id, "photo"]);
  await context.sql.rows(attachUploadedFile, [fileId, id, context.now]);
  await noteFile(context, interview, "videoInterview.fileAttached", "photo", fileId);
  return true;
}

async function changeCv(context: WriteContext, interview: AttachedInterview, fileId: number | null): Promise<boolean> {
  const { id, jobId, applicationId } = interview;
  const current = await findRow(context.sql, findCurrentResume, [applicationId]);
  if (fileId === null) {
    const removed = current?.file_id ?? null;
    if (removed === null) return false;
    await removeResume(context, { applicationId, jobId });
    await noteFile(context, interview, "videoInterview.fileRemoved", "cv", toId(removed));
    return true;
  }
  const file = await lockFile(context, "cv", fileId);
  if (current !== null && file.resume_id === current.id) return false;
  requireFree("cv", file);
  const added = { applicationId, jobId, videoInterviewId: id, name: "", fileId, contentType: file.content_type };
  await addResume(context, added);
  await noteFile(context, interview, "videoInterview.fileAttached", "cv", fileId);
  return true;
}

async function noteFile(
  context: WriteContext,
  { id, jobId }: AttachedInterview,
  type: "videoInterview.fileAttached" | "videoInterview.fileRemoved",
  reasonCode: AttachmentKind,
  relatedId: number,
): Promise<void> {
  await recordEvent(context, { type, subject: { kind: "videoInterview", id }, jobId, reasonCode, relatedId });
}

/** The file that the caller uploaded as this kind, locked; throws `not_found`, or `invalid_input` for another kind. */
export async function lockFile(context: WriteContext, kind: AttachmentKind, fileId: number): Promise<LockedFile> {
  const file = await findRow(context.sql, lockUploadedFile, [fileId, actingUserId(context)]);
  if (file === null) throw notFound("uploaded file");
  if (file.kind !== kind) throw invalidField(kind, `The file was uploaded as a ${file.kind}.`);
  return file;
}

/** Throws `invalid_input` for a file that was attached before, or is about to be removed. */
export function requireFree(kind: AttachmentKind, file: LockedFile): void {
  if (!file.free) throw invalidField(kind, "The file has been used already, or waited too long: upload it again.");
}

/** An input as it is compared under an Idempotency-Key: by what the files hold, because each upload has an id of its own. */
export async function withDigests(input: Attaching, context: WriteContext): Promise<object> {
  const ids = AttachmentKind.options.map((kind) => input[kind]).filter((id) => typeof id === "number");
  if (ids.length === 0) return input;
  const rows = await context.sql.rows(listDigests, [ids, actingUserId(context)]);
  const digests = new Map(rows.map((row) => [toId(row.id), row.sha256]));
  const compared = AttachmentKind.options.map((kind) => {
    const id = input[kind];
    return [kind, typeof id === "number" ? (digests.get(id) ?? id) : id] as const;
  });
  return { ...input, ...Object.fromEntries(compared) };
}
