import { MAX_JSON_DEPTH } from "@hirelane/domain";
import { OperationError } from "@hirelane/operations";
import type { ApiContext } from "./environment.ts";
import { nestsDeeperThan } from "./json-depth.ts";

/** Bytes that a request body may have; imports and uploads stream, and have limits of their own. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Text fields that may be longer than a whole body otherwise is: files as data URIs. */
export interface LongFields {
  readonly fields: readonly string[];
  /** Characters that all of them together may have. */
  readonly characters: number;
}

const NO_LONG_FIELDS: LongFields = { fields: [], characters: 0 };

/** The body's text; throws `payload_too_large` beyond {@link MAX_BODY_BYTES} and `more`, as soon as that is known. */
export async function readText(c: ApiContext, more = 0): Promise<string> {
  refuseAnnouncedSize(c, more);
  const bytes = await readBytes(c, MAX_BODY_BYTES + more);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OperationError("invalid_input", "The body is not UTF-8 text.", { cause });
  }
}

async function readBytes(c: ApiContext, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof OperationError) throw cause;
    throw new OperationError("invalid_input", "The request broke off before the end of its body.", { cause });
  }
  return Buffer.concat(chunks);
}

/** Throws `payload_too_large` when the request announces more than {@link MAX_BODY_BYTES} and `more`. */
export function refuseAnnouncedSize(c: ApiContext, more = 0): void {
  const most = MAX_BODY_BYTES + more;
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge(most);
}

/** The type of the body, in lower case and without parameters; empty without one. */
export function contentTypeOf(c: ApiContext): string {
  return (c.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/**
 * The fields of a JSON or form body; an empty body has none. Throws `invalid_input`, `unsupported_media_type`, or
 * `payload_too_large` when what is not in the long fields is too large.
 */
export async function readFields(c: ApiContext, long = NO_LONG_FIELDS): Promise<Record<string, unknown>> {
  const text = await readText(c, long.characters);
  const fields = parseFields(contentTypeOf(c), text);
  const spent = long.fields.map((name) => fields[name]).filter((value) => typeof value === "string");
  if (text.length - spent.join("").length > MAX_BODY_BYTES) throw tooLarge(MAX_BODY_BYTES);
  return fields;
}

function parseFields(type: string, text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  if (type === "application/json" || type.endsWith("+json")) return parseObject(text);
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  throw new OperationError("unsupported_media_type", "Send application/json or application/x-www-form-urlencoded.");
}

function parseObject(text: string): Record<string, unknown> {
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) {
    throw new OperationError("invalid_input", `The JSON nests deeper than ${MAX_JSON_DEPTH} levels.`);
  }
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OperationError("invalid_input", "The body must be a JSON object.");
  }
  return { ...value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OperationError("invalid_input", "The body is not valid JSON.", { cause });
  }
}

function tooLarge(most: number): OperationError {
  return new OperationError("payload_too_large", `The body is larger than ${most} bytes.`);
}
