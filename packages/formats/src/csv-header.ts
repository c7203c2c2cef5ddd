import { CsvError, parse } from "csv-parse/sync";
import { FormatError } from "./format-error.ts";

/** The first line of a CSV file. */
export interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
  /** The text that was read beyond it. */
  readonly rest: string;
}

const DELIMITERS = [",", ";", "\t"] as const;

/** Reads the header, and by it what divides the fields; null when there is no line with anything in it. */
export async function readHeader(pieces: AsyncIterator<string>, longest: number): Promise<CsvHeader | null> {
  let head = "";
  for (let piece = await nextPiece(pieces); piece !== null; piece = await nextPiece(pieces)) {
    head += piece;
    if (/[\r\n]/.test(piece)) {
      head = head.replace(/^(?:[ \t]*[\r\n])+/, "");
      const end = endOfLine(head);
      if (end !== -1) return headerOf(head.slice(0, end), head.slice(end));
    }
    if (head.length > longest)
      throw new FormatError("too_large", `The first line is longer than ${longest} characters.`);
  }
  return head.trim() === "" ? null : headerOf(head, "");
}

/** The next piece of text; null at the end. */
export async function nextPiece(pieces: AsyncIterator<string>): Promise<string | null> {
  const result: IteratorResult<string, unknown> = await pieces.next();
  return result.done === true ? null : result.value;
}

function headerOf(line: string, rest: string): CsvHeader {
  const counts = countOutsideQuotes(line);
  const delimiter = DELIMITERS.reduce((best, each) =>
    (counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best,
  );
  try {
    const [names = []] = parse(line, { delimiter, relax_quotes: true, record_delimiter: ["\r\n", "\n", "\r"] });
    return { names, delimiter, rest };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FormatError("malformed", "The first line, which names the columns, is not valid CSV.");
  }
}

/** Where the first line ends, line ends inside quotes aside; -1 when it does not. */
function endOfLine(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "\n" || character === "\r")) return at;
  }
  return -1;
}

function countOutsideQuotes(line: string): Map<string, number> {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}
