import { type AttachmentKind, MAX_FILE_BYTES } from "@hirelane/domain";
import { OperationError } from "@hirelane/operations";
import { tooLargeFile } from "./recognise-file.ts";
import { type SpooledFile, spoolFile } from "./spooled-file.ts";

const HEADER = /^data:[\w.+/;= -]{0,200};base64,/i;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** The bytes of a base64 data URI; throws `invalid_input` on the field for other text. What type it claims is ignored. */
export async function spoolDataUri(kind: AttachmentKind, field: string, text: string): Promise<SpooledFile> {
  const header = HEADER.exec(text)?.[0];
  const encoded = header === undefined ? "" : text.slice(header.length).replaceAll(/[\r\n\t ]/g, "");
  if (header === undefined || !BASE64.test(encoded)) {
    const message = "Send a file, or a data URI like data:image/png;base64,….";
    throw new OperationError("invalid_input", message, { fields: [{ path: field, message }] });
  }
  if (encoded.length * 0.75 > MAX_FILE_BYTES[kind] + 3) throw tooLargeFile(kind, field);
  return spoolFile(once(Buffer.from(encoded, "base64")), MAX_FILE_BYTES[kind]);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
