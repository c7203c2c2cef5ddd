import type { FileRow, RowFormat } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { type ReadOptions, readRows } from "./read-rows.ts";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a file holds. */
export type Content = string | Uint8Array;

/** Content as bytes, text as UTF-8. */
export const bytesOf = (content: Content): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** Everything that is read of a file that comes in chunks of so many bytes. */
export function read(format: RowFormat, content: Content, options: ReadOptions = {}, size = 7): Promise<FileRow[]> {
  return Array.fromAsync(readRows(format, inChunks(bytesOf(content), size), options));
}

/** The values of each row, or what its problem says. */
export async function valuesOf(format: RowFormat, content: Content, options: ReadOptions = {}): Promise<unknown[]> {
  const rows = await read(format, content, options);
  return rows.map((row) => ("values" in row ? row.values : row.problem.message));
}

/** The error that reading fails with. */
export async function failure(reading: Promise<unknown>): Promise<FormatError> {
  const error: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof FormatError) return error;
  throw new Error(`No FormatError: ${String(error)}`);
}
