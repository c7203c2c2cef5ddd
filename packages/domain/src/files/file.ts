import { z } from "zod";
import { Id } from "../kernel/id.ts";

/** What a file is: a candidate's photo or CV, or the media of an answer. */
export const FileKind = z.enum(["photo", "cv", "answer"]);
export type FileKind = z.infer<typeof FileKind>;

/** What is uploaded beside a candidate's fields. */
export const AttachmentKind = FileKind.extract(["photo", "cv"]);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

/** Bytes that an uploaded file may have (SPEC §3). */
export const MAX_FILE_BYTES = { photo: 5 * 1024 * 1024, cv: 10 * 1024 * 1024 } as const satisfies Record<
  AttachmentKind,
  number
>;

/**
 * A file as views give it out. The address works without a login, for the session that was told it: until that ends, the
 * file is replaced, or the session's owner may not see it any more.
 */
export const FileReference = z.object({
  id: Id("file"),
  url: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
});
export type FileReference = z.infer<typeof FileReference>;

/** A file that was uploaded, and waits for a day to be attached by whoever uploaded it. */
export const UploadedFileView = z.object({
  id: Id("uploadedFile"),
  kind: AttachmentKind,
  contentType: z.string(),
  sizeBytes: z.number(),
});
export type UploadedFileView = z.infer<typeof UploadedFileView>;

/** A file of the caller's own uploading to attach; null takes away what is attached, absent leaves it. */
export const Attachment = Id("uploadedFile").nullable().optional();
