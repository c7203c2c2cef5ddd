import { FormatError, type FormatProblem, type RowFormat } from "@hirelane/formats";
import { OperationError } from "@hirelane/operations";
import { type FilePart, openFilePart } from "./multipart-file.ts";

/** Bytes that an upload may have. */
const MAX_UPLOAD_BYTES = 1024 ** 3;

/** An uploaded file with rows, while it comes in. */
export interface UploadedRows {
  readonly format: RowFormat;
  readonly charset: string | undefined;
  readonly fileName: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Content types that rows come in, and what each is read as. */
const formats: ReadonlyMap<string, RowFormat> = new Map([
  ["application/json", "json"],
  ["application/x-ndjson", "ndjson"],
  ["application/ndjson", "ndjson"],
  ["application/jsonl", "ndjson"],
  ["text/csv", "csv"],
  ["application/csv", "csv"],
]);
const endings: ReadonlyMap<string, RowFormat> = new Map([
  ["json", "json"],
  ["ndjson", "ndjson"],
  ["jsonl", "ndjson"],
  ["csv", "csv"],
  ["tsv", "csv"],
]);
const MULTIPART = "multipart/form-data";

/** What an upload may be sent as. */
export const uploadTypes: readonly string[] = [...formats.keys(), MULTIPART];

/** The file of a request: its body, or the file part of its form. Throws `unsupported_media_type` or `payload_too_large`. */
export async function openUpload(headers: Headers, body: ReadableStream<Uint8Array> | null): Promise<UploadedRows> {
  const contentType = headers.get("Content-Type") ?? "";
  if (Number(headers.get("Content-Length") ?? 0) > MAX_UPLOAD_BYTES) throw tooLarge();
  if (!["", "identity"].includes(headers.get("Content-Encoding")?.trim().toLowerCase() ?? "")) {
    throw new OperationError("unsupported_media_type", "Send the file without a Content-Encoding.");
  }
  const bytes = bounded(body);
  if (mediaType(contentType) === MULTIPART) return fromPart(await openFilePart(bytes, contentType));
  const format = formats.get(mediaType(contentType));
  if (format === undefined) throw unknownType();
  return { format, charset: charsetOf(contentType), fileName: undefined, bytes };
}

/** An error of reading rows as the caller is told of it. */
export function explainFormatError(error: unknown): unknown {
  if (!(error instanceof FormatError)) return error;
  const codes = {
    empty: "invalid_input",
    encoding: "invalid_input",
    malformed: "invalid_input",
    columns: "invalid_input",
    too_large: "payload_too_large",
  } as const satisfies Record<FormatProblem, string>;
  return new OperationError(codes[error.problem], error.message, { cause: error });
}

function fromPart({ name, contentType, bytes }: FilePart): UploadedRows {
  const fileName = name.split(/[\\/]/).at(-1)?.slice(0, 255).trim() ?? "";
  const format = formats.get(mediaType(contentType)) ?? endings.get(fileName.split(".").at(-1)?.toLowerCase() ?? "");
  if (format === undefined) throw unknownType();
  return { format, charset: charsetOf(contentType), fileName: nameToKeep(fileName), bytes };
}

function nameToKeep(fileName: string): string | undefined {
  return fileName === "" || !fileName.isWellFormed() || fileName.includes("\u0000") ? undefined : fileName;
}

function mediaType(contentType: string): string {
  return contentType.split(";")[0]?.trim().toLowerCase() ?? "";
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(contentType)?.[1];
}

async function* bounded(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_UPLOAD_BYTES) throw tooLarge();
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof OperationError) throw cause;
    throw new OperationError("invalid_input", "The request broke off before the end of its body.", { cause });
  }
}

function tooLarge(): OperationError {
  return new OperationError("payload_too_large", `The file is larger than ${MAX_UPLOAD_BYTES} bytes.`);
}

function unknownType(): OperationError {
  return new OperationError("unsupported_media_type", `Send one of ${uploadTypes.join(", ")}.`);
}
