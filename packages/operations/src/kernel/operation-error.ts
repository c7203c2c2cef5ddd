import type { Decision, ErrorCode, FieldError } from "@hirelane/domain";

/** An expected failure: a code of the closed list, a sentence, and the fields that it is about. */
export class OperationError extends Error {
  override readonly name = "OperationError";
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  /** Seconds after which trying again makes sense; for `rate_limited` alone. */
  readonly retryAfter: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    details: { fields?: readonly FieldError[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter ?? null;
  }
}

/** The error for one field of the input. */
export function invalidField(path: string, message: string): OperationError {
  return new OperationError("invalid_input", message, { fields: [{ path, message }] });
}

/** The error for what the state of a row forbids, and the field that it is about. */
export function refusedField(path: string, message: string): OperationError {
  return new OperationError("refused", message, { fields: [{ path, message }] });
}

/** The value of a decision that allows; throws `refused` for one that does not, with the field to blame where there is one. */
export function allowed<Value>(
  decision: Decision<Value, string | { readonly field: string; readonly message: string }>,
): Value {
  if (decision.ok) return decision.value;
  const { refusal } = decision;
  throw typeof refusal === "string"
    ? new OperationError("refused", refusal)
    : refusedField(refusal.field, refusal.message);
}

/** The error for a row that is not there, or that the caller may not know of. */
export function notFound(what: string): OperationError {
  return new OperationError("not_found", `No such ${what}.`);
}
