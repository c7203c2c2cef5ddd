import { decodeText } from "./decode-text.ts";
import { defaultLimits, type FileRow, type RowFormat, type RowLimits } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { readCsv, type ReadColumns } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readNdjson } from "./read-ndjson.ts";

/** How rows are read. */
export interface ReadOptions {
  /** As a content type names it; a byte order mark goes before it, and without either the file is UTF-8. */
  readonly charset?: string | undefined;
  /** Told the columns of a CSV file before its first row; it names them for the rows, and may throw. */
  readonly readColumns?: ReadColumns | undefined;
  readonly limits?: Partial<RowLimits>;
}

/**
 * The rows of a file as they come in, with memory that does not grow with it. Throws a `FormatError` where the file as a
 * whole cannot be read: empty, of another charset, cut off, with a row beyond the limit, or with too many of them.
 */
export async function* readRows(
  format: RowFormat,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<FileRow> {
  const limits = { ...defaultLimits, ...options.limits };
  const text = decodeText(bytes, options.charset);
  let count = 0;
  for await (const row of rowsOf(format, text, limits, options)) {
    count += 1;
    if (count > limits.rows) throw new FormatError("too_large", `The file has more than ${limits.rows} rows.`, count);
    yield row;
  }
  if (count === 0) throw new FormatError("empty", "The file has no rows.");
}

function rowsOf(
  format: RowFormat,
  text: AsyncIterable<string>,
  limits: RowLimits,
  { readColumns }: ReadOptions,
): AsyncGenerator<FileRow> {
  switch (format) {
    case "csv":
      return readCsv(text, limits, readColumns);
    case "json":
      return readJson(text, limits);
    case "ndjson":
      return readNdjson(text, limits);
  }
}
