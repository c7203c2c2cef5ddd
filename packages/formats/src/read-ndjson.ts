import type { FileRow, RowLimits } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { rowOf, withProblem } from "./row-problem.ts";

/** The rows of newline-delimited JSON: a line that is no JSON object is a row with a problem, a blank line is none. */
export async function* readNdjson(text: AsyncIterable<string>, limits: RowLimits): AsyncGenerator<FileRow> {
  let number = 0;
  for await (const line of lines(text, limits.rowSize, () => number + 1)) {
    if (line.trim() === "") continue;
    number += 1;
    const parsed = parseLine(line);
    yield parsed === null ? withProblem(number, "The line is not valid JSON.") : rowOf(number, parsed.value);
  }
}

async function* lines(text: AsyncIterable<string>, longest: number, row: () => number): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    if (!piece.includes("\n")) {
      rest = bounded(rest + piece, longest, row);
      continue;
    }
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield bounded(part, longest, row);
    bounded(rest, longest, row);
  }
  yield rest;
}

function bounded(line: string, longest: number, row: () => number): string {
  if (line.length <= longest) return line;
  throw new FormatError("too_large", `Row ${row()} is longer than ${longest} characters.`, row());
}

function parseLine(line: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return null;
  }
}
