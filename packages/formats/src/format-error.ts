/** Why a file cannot be read. */
export type FormatProblem = "empty" | "encoding" | "too_large" | "malformed" | "columns";

/** A file that cannot be read any further: what is wrong, in a sentence, and at which row where that is known. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  readonly problem: FormatProblem;
  /** The row that it broke off at; null where it is not about one. */
  readonly row: number | null;

  constructor(problem: FormatProblem, message: string, row: number | null = null) {
    super(message);
    this.problem = problem;
    this.row = row;
  }
}
