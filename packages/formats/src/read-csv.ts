import { CsvError, Parser } from "csv-parse";
import { type CsvHeader, nextPiece, readHeader } from "./csv-header.ts";
import type { FileRow, RowLimits } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { rowOf, withProblem } from "./row-problem.ts";

/** Told the names of a header; gives the names that the values get, null for a column to leave out. It may throw. */
export type ReadColumns = (names: readonly string[]) => readonly (string | null)[];

/**
 * The rows of a CSV file, whose first line is the header: fields divided by comma, semicolon or tab, quoted or not. Rows
 * without any value are none; a row of another length than the header is one with a problem.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  limits: RowLimits,
  readColumns: ReadColumns = (names) => names,
): AsyncGenerator<FileRow> {
  const pieces = text[Symbol.asyncIterator]();
  try {
    const header = await readHeader(pieces, limits.rowSize);
    if (header === null) return;
    const columns = namedColumns(header, readColumns);
    let number = 0;
    for await (const fields of records(header, pieces, limits.rowSize, () => number + 1)) {
      if (fields.every((field) => field.trim() === "")) continue;
      number += 1;
      yield toRow(number, fields, columns);
    }
  } finally {
    await pieces.return?.();
  }
}

function namedColumns({ names }: CsvHeader, readColumns: ReadColumns): readonly (string | null)[] {
  const given = names.map((name) => name.trim());
  const doubled = given.find((name, index) => name !== "" && given.indexOf(name) !== index);
  if (doubled !== undefined) {
    throw new FormatError("columns", `The column "${doubled.slice(0, 100)}" is there twice.`);
  }
  return readColumns(given).map((name) => (name === "" ? null : name));
}

function toRow(number: number, fields: readonly string[], columns: readonly (string | null)[]): FileRow {
  if (fields.length !== columns.length) {
    return withProblem(number, `The row has ${fields.length} fields, and the header ${columns.length}.`);
  }
  const named = fields.flatMap((field, index) => {
    const name = columns[index];
    return name === null || name === undefined ? [] : [[name, field] as const];
  });
  return rowOf(number, Object.fromEntries(named));
}

/** The records after the header. The parser's own buffer is not used: records are taken from it as they are made. */
async function* records(
  { rest, delimiter }: CsvHeader,
  pieces: AsyncIterator<string>,
  longest: number,
  row: () => number,
): AsyncGenerator<string[]> {
  let made: string[][] = [];
  const parser = new Parser({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longest,
    on_record(record: string[]) {
      made.push(record);
      return null;
    },
  });
  parser.on("error", () => undefined).resume();
  try {
    for (let piece: string | null = rest; piece !== null; piece = await nextPiece(pieces)) {
      const failure = await written((done) => parser.write(piece, done));
      yield* made;
      made = [];
      if (failure !== null) throw explained(failure, longest, row());
    }
    const failure = await written((done) => parser.end(done));
    yield* made;
    if (failure !== null) throw explained(failure, longest, row());
  } finally {
    parser.destroy();
  }
}

function written(write: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => write((error) => resolve(error ?? null)));
}

function explained(error: Error, longest: number, row: number): Error {
  if (!(error instanceof CsvError)) return error;
  switch (error.code) {
    case "CSV_MAX_RECORD_SIZE":
      return new FormatError(
        "too_large",
        `Row ${row} is longer than ${longest} characters, or a quote in it is not closed.`,
        row,
      );
    case "CSV_QUOTE_NOT_CLOSED":
      return new FormatError("malformed", `The file ends inside a quoted field, which begins in row ${row}.`, row);
    default:
      return new FormatError("malformed", `Row ${row} is not valid CSV.`, row);
  }
}
