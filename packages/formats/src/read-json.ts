import { jsonParser, type Token } from "stream-json/core/parser.js";
import type { FileRow, RowLimits } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { OpenRow } from "./open-row.ts";

const LIST = "candidates";
/** Nesting of what stands beside the list, which is skipped. */
const DEEPEST = 1000;
/** Characters parsed at once: an error is told of with the row that it is in, or that ends so close before it. */
const STEP = 256;

/**
 * The elements of a JSON array, or of the array `candidates` of an object, whose other members are skipped. Every token is
 * handed on as it is read, so that no text is held that is longer than a row may be.
 */
export async function* readJson(text: AsyncIterable<string>, limits: RowLimits): AsyncGenerator<FileRow> {
  const parser = jsonParser({ packValues: false });
  const reader = new RowReader(limits.rowSize);
  let isEmpty = true;
  for await (const piece of text) {
    if (isEmpty && piece.trim() === "") continue;
    isEmpty = false;
    for (let at = 0; at < piece.length; at += STEP) {
      for (const token of tokensOf(parser, piece.slice(at, at + STEP), reader)) {
        const row = reader.take(token);
        if (row !== null) yield row;
      }
    }
  }
  if (!isEmpty) reader.end();
}

function tokensOf(parser: ReturnType<typeof jsonParser>, piece: string, reader: RowReader): readonly Token[] {
  try {
    const made = parser(piece);
    return typeof made === "object" ? made.values : [];
  } catch {
    throw reader.broken("is not valid JSON");
  }
}

type Place = "before" | "wrapper" | "list" | "after";

/** Follows the tokens of one document, and makes rows of those of its list. */
class RowReader {
  readonly #rowSize: number;
  #place: Place = "before";
  /** Containers that are open. */
  #depth = 0;
  #rows = 0;
  #foundList = false;
  #member = "";
  #row: OpenRow | null = null;

  constructor(rowSize: number) {
    this.#rowSize = rowSize;
  }

  /** The row that this token completes, if any. */
  take(token: Token): FileRow | null {
    if (this.#place === "list") return this.#takeInList(token);
    this.#takeOutside(token);
    return null;
  }

  /** Throws where the document ends too early, or had no list. */
  end(): void {
    if (this.#depth > 0) throw this.broken("is cut off");
    if (!this.#foundList) throw new FormatError("malformed", `The JSON must be an array, or an object with "${LIST}".`);
  }

  /** The error for a document that cannot be read further. */
  broken(how: string): FormatError {
    const row = this.#place === "list" ? this.#rows + 1 : null;
    return new FormatError(
      "malformed",
      row === null ? `The file ${how}.` : `The file ${how}, in row ${row} or close behind it.`,
      row,
    );
  }

  #takeOutside(token: Token): void {
    const opens = token.name === "startObject" || token.name === "startArray";
    const isMemberOfWrapper = this.#place === "wrapper" && this.#depth === 1;
    if (isMemberOfWrapper) this.#takeMember(token);
    else if (this.#place === "before") {
      if (!opens) throw new FormatError("malformed", `The JSON must be an array, or an object with "${LIST}".`);
      if (token.name === "startArray") this.#openList();
      else this.#place = "wrapper";
    }
    if (opens) this.#depth += 1;
    else if (token.name === "endObject" || token.name === "endArray") this.#depth -= 1;
    if (this.#depth > DEEPEST) throw this.broken(`nests deeper than ${DEEPEST} levels`);
    if (this.#depth === 0) this.#place = "after";
  }

  #takeMember(token: Token): void {
    if (token.name === "startKey") this.#member = "";
    else if (token.name === "stringChunk" && this.#member.length <= LIST.length) this.#member += token.value;
    else if (token.name === "startArray" && this.#member === LIST) this.#openList();
    else if (this.#member === LIST && startsValue(token)) {
      throw new FormatError("malformed", `"${LIST}" must be an array.`);
    }
  }

  #openList(): void {
    if (this.#foundList) throw new FormatError("malformed", `"${LIST}" is there twice.`);
    this.#foundList = true;
    this.#place = "list";
  }

  #takeInList(token: Token): FileRow | null {
    if (this.#row === null && token.name === "endArray") {
      this.#depth -= 1;
      this.#place = this.#depth === 0 ? "after" : "wrapper";
      this.#member = "";
      return null;
    }
    this.#row ??= new OpenRow(this.#rows + 1, this.#rowSize);
    const row = this.#row.take(token);
    if (row === null) return null;
    this.#rows += 1;
    this.#row = null;
    return row;
  }
}

function startsValue({ name }: Token): boolean {
  return ["startObject", "startString", "startNumber", "nullValue", "trueValue", "falseValue"].includes(name);
}
