export { type RowFormat, rowFormats } from "./file-row.ts";
export { FormatError, type FormatProblem } from "./format-error.ts";
export { readRows } from "./read-rows.ts";
export { type CsvColumn, writeCsv } from "./write-csv.ts";
