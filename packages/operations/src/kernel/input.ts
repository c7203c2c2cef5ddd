import { BEYOND_EVERY_ROW, type FieldError } from "@hirelane/domain";
import type { z } from "zod";
import { OperationError } from "./operation-error.ts";

/** Complaints that an error lists at most: an answer must not grow with what was sent. */
const MAX_FIELDS = 100;

/**
 * Input as the schema decodes it; throws `invalid_input` with its fields, or `not_found` for an id of nothing. `wording`
 * words the complaints for which the schema has no words of its own.
 */
export function decodeInput<Input extends z.ZodType>(
  schema: Input,
  raw: unknown,
  wording?: z.core.ParseContext<z.core.$ZodIssue>,
): z.output<Input> {
  const result = schema.safeParse(raw, wording);
  if (result.success) return result.data;
  throw inputError(result.error.issues);
}

/** The error behind a list of zod issues. */
function inputError(issues: readonly z.core.$ZodIssue[]): OperationError {
  if (issues.every(isBeyondEveryRow)) return new OperationError("not_found", issues[0]?.message ?? "No such row.");
  const fields = issues.slice(0, MAX_FIELDS).flatMap((issue) => fieldErrors(issue));
  return new OperationError("invalid_input", "The input is not valid.", { fields: fields.slice(0, MAX_FIELDS) });
}

function isBeyondEveryRow(issue: z.core.$ZodIssue): boolean {
  return issue.code === "custom" && issue.params?.["reason"] === BEYOND_EVERY_ROW;
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .slice(0, MAX_FIELDS)
      .map((key) => ({ path: dotted([...issue.path, key]), message: "Unknown field." }));
  }
  return [{ path: dotted(issue.path), message: issue.message }];
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}
