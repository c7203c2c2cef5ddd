import { stringify } from "csv-stringify/sync";

/** One column: its name in the first line, and its value for a row. Dates become ISO 8601, objects JSON, null nothing. */
export interface CsvColumn<Row> {
  readonly name: string;
  value(row: Row): string | number | bigint | boolean | Date | object | null | undefined;
}

/** How a CSV file is written. */
export interface CsvOptions {
  /** What divides the fields; a comma unless told otherwise. */
  readonly delimiter?: string;
  /** Whether a byte order mark comes first, by which Excel knows UTF-8. */
  readonly byteOrderMark?: boolean;
}

const ROWS_AT_ONCE = 200;

/** A CSV file of any length, piece by piece. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export async function* writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  options: CsvOptions = {},
): AsyncGenerator<string> {
  const write = (records: readonly unknown[][]): string =>
    stringify([...records], {
      delimiter: options.delimiter ?? ",",
      record_delimiter: "\r\n",
      quote_record_delimiter: true,
      escape_formulas: true,
      cast: { boolean: String, date: (date) => date.toISOString(), object: (value) => JSON.stringify(value) },
    });
  const mark = options.byteOrderMark === true ? "\ufeff" : "";
  yield mark + write([columns.map(({ name }) => name)]);
  let batch: unknown[][] = [];
  for await (const row of rows) {
    batch.push(columns.map((column) => column.value(row)));
    if (batch.length < ROWS_AT_ONCE) continue;
    yield write(batch);
    batch = [];
  }
  if (batch.length > 0) yield write(batch);
}
