/** The formats that rows are read from. */
export const rowFormats = ["json", "ndjson", "csv"] as const;
export type RowFormat = (typeof rowFormats)[number];

/** What is wrong with one row; `path` is the field that it is about, and empty for the row as a whole. */
export interface RowProblem {
  readonly path: string;
  readonly message: string;
}

/** One row of a file: its values by name, or what is wrong with it. Rows count from 1; a header and blank lines are none. */
export type FileRow =
  | { readonly number: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly number: number; readonly problem: RowProblem };

/** How much a file may hold. */
export interface RowLimits {
  /** Characters of one row. */
  readonly rowSize: number;
  /** Rows of the whole file. */
  readonly rows: number;
}

/** What every file is held to, unless told otherwise. */
export const defaultLimits: RowLimits = { rowSize: 64 * 1024, rows: 2_000_000 };
