import { type AttachmentKind, MAX_FILE_BYTES } from "@hirelane/domain";
import { OperationError, type RecognisedFile } from "@hirelane/operations";
import { recogniseCv } from "./recognise-cv.ts";
import { reencodePhoto } from "./reencode-photo.ts";
import type { SpooledFile } from "./spooled-file.ts";

const REFUSALS = {
  format: "Upload a photo as JPEG, PNG, WebP or GIF.",
  pixels: "The photo has more than 64 million pixels.",
  broken: "The photo cannot be read: it is damaged or cut off.",
} as const;
const NO_CV = "Upload a CV as PDF, Word, OpenDocument, PowerPoint, PostScript, DVI, rich or plain text.";

/** What was sent as a field, by its content; throws `invalid_input` or `payload_too_large` that names the field. */
export async function recogniseFile(kind: AttachmentKind, field: string, file: SpooledFile): Promise<RecognisedFile> {
  if (file.tooLarge) throw tooLargeFile(kind, field);
  if (file.size === 0) throw refusal(field, "The file is empty.");
  const { sha256 } = file;
  if (kind === "photo") {
    const photo = await reencodePhoto(file);
    if (typeof photo === "string") throw refusal(field, REFUSALS[photo]);
    const { bytes, contentType } = photo;
    return { kind, contentType, sizeBytes: bytes.byteLength, sha256, bytes: () => once(bytes) };
  }
  const contentType = await recogniseCv(file);
  if (contentType === null) throw refusal(field, NO_CV);
  return { kind, contentType, sizeBytes: file.size, sha256, bytes: () => file.bytes() };
}

/** The error for a file that is larger than its kind may be. */
export function tooLargeFile(kind: AttachmentKind, field: string): OperationError {
  const message = `The file is larger than ${MAX_FILE_BYTES[kind] / 1024 / 1024} MB.`;
  return new OperationError("payload_too_large", message, { fields: [{ path: field, message }] });
}

function refusal(field: string, message: string): OperationError {
  return new OperationError("invalid_input", message, { fields: [{ path: field, message }] });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
