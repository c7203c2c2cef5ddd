import type { TestAnswer } from "../testing/use-api.ts";
import type { DocumentedOperation } from "./documented.fixture.ts";

/** What became of all calls of one operation. */
export class Outcome {
  readonly name: string;
  readonly statuses = new Set<number>();
  /** Everything that was answered otherwise than it is documented. */
  readonly problems: string[] = [];
  readonly #operation: DocumentedOperation;

  constructor(operation: DocumentedOperation) {
    this.#operation = operation;
    this.name = operation.name;
  }

  /** Takes note of the answer to a call, which `call` describes. */
  note(call: string, answer: TestAnswer): void {
    this.statuses.add(answer.status);
    for (const problem of this.#operation.problemsWith(answer)) this.problems.push(`${call}: ${problem}`);
  }

  get succeeded(): boolean {
    return [...this.statuses].some((status) => status < 300);
  }

  /** The documented answers that no call got. */
  get silent(): string[] {
    const missing = this.#operation.statuses.filter((status) => !this.statuses.has(status));
    return missing.map((status) => `${this.name}: ${status}`);
  }
}
