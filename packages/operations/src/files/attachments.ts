import {
  type AttachmentRow,
  attachUploadedFile,
  detachFile,
  findRow,
  listDigests,
  lockUploadedFile,
  toId,
  touchVideoInterview,
} from "@hirelane/db";
import { AttachmentKind, type FileReference } from "@hirelane/domain";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, notFound } from "../kernel/operation-error.ts";
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
 * Attaches uploaded files to a video interview in place of those that it has, or takes them away; what was there is an
 * orphan at once. Throws `not_found` for what the caller has not uploaded, `invalid_input` for a file of another kind or
 * one that was attached before.
 */
export async function changeAttachments(
  context: WriteContext,
  interview: { readonly id: number; readonly jobId: number },
  attaching: Attaching,
): Promise<void> {
  let changed = false;
  for (const kind of AttachmentKind.options) {
    const fileId = attaching[kind];
    if (fileId === undefined) continue;
    if (await change(context, interview, kind, fileId)) changed = true;
  }
  if (changed) await context.sql.rows(touchVideoInterview, [interview.id]);
}

async function change(
  context: WriteContext,
  { id, jobId }: { readonly id: number; readonly jobId: number },
  kind: AttachmentKind,
  fileId: number | null,
): Promise<boolean> {
  const subject = { kind: "videoInterview", id } as const;
  if (fileId === null) {
    const [removed] = await context.sql.rows(detachFile, [id, kind]);
    if (removed === undefined) return false;
    const relatedId = toId(removed.id);
    await recordEvent(context, { type: "videoInterview.fileRemoved", subject, jobId, reasonCode: kind, relatedId });
    return true;
  }
  const file = await findRow(context.sql, lockUploadedFile, [fileId, actingUserId(context)]);
  if (file === null) throw notFound("uploaded file");
  if (file.kind !== kind) throw invalidField(kind, `The file was uploaded as a ${file.kind}.`);
  if (file.video_interview_id === String(id)) return false;
  if (!file.free) throw invalidField(kind, "The file has been used already, or waited too long: upload it again.");
  await context.sql.rows(detachFile, [id, kind]);
  await context.sql.rows(attachUploadedFile, [fileId, id, context.now]);
  const entry = { subject, jobId, reasonCode: kind, relatedId: fileId };
  await recordEvent(context, { type: "videoInterview.fileAttached", ...entry });
  return true;
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
