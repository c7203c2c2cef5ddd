import { Assembler } from "stream-json/core/assembler.js";
import type { Token } from "stream-json/core/parser.js";
import type { FileRow } from "./file-row.ts";
import { FormatError } from "./format-error.ts";
import { MAX_ROW_DEPTH, rowOf, TOO_DEEP, withProblem } from "./row-problem.ts";

/** One row of a JSON list while its tokens come in; it holds no more than the row's limit. */
export class OpenRow {
  readonly #number: number;
  readonly #limit: number;
  readonly #assembler = new Assembler();
  #size = 0;
  #depth = 0;
  #isTooDeep = false;
  #text = "";

  constructor(number: number, limit: number) {
    this.#number = number;
    this.#limit = limit;
  }

  /** The row, once this token completes it. Throws a `FormatError` when it becomes longer than the limit. */
  take(token: Token): FileRow | null {
    this.#size += token.name === "stringChunk" || token.name === "numberChunk" ? token.value.length : 1;
    if (this.#size > this.#limit) {
      const message = `Row ${this.#number} is longer than ${this.#limit} characters.`;
      throw new FormatError("too_large", message, this.#number);
    }
    const ended = this.#follow(token);
    if (!ended || this.#depth > 0) return null;
    return this.#isTooDeep ? withProblem(this.#number, TOO_DEEP) : rowOf(this.#number, this.#assembler.current);
  }

  /** Takes a token into the value; whether it ends a value. */
  #follow(token: Token): boolean {
    switch (token.name) {
      case "startObject":
      case "startArray":
        this.#depth += 1;
        this.#isTooDeep ||= this.#depth > MAX_ROW_DEPTH;
        this.#consume(token);
        return false;
      case "endObject":
      case "endArray":
        this.#depth -= 1;
        this.#consume(token);
        return true;
      case "startKey":
      case "startString":
      case "startNumber":
        this.#text = "";
        return false;
      case "stringChunk":
      case "numberChunk":
        this.#text += token.value;
        return false;
      case "endKey":
        this.#consume({ name: "keyValue", value: this.#text });
        return false;
      case "endString":
        this.#consume({ name: "stringValue", value: this.#text });
        return true;
      case "endNumber":
        this.#consume({ name: "numberValue", value: this.#text });
        return true;
      default:
        this.#consume(token);
        return true;
    }
  }

  #consume(token: Token): void {
    if (!this.#isTooDeep) this.#assembler.consume(token);
  }
}
