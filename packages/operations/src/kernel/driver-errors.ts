import { sqlState } from "@hirelane/db";
import type { ErrorCode } from "@hirelane/domain";
import { OptimisticLockError } from "@mikro-orm/core";
import { OperationError } from "./operation-error.ts";

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  invalid_input: "A value cannot be stored.",
  conflict: "This contradicts what is stored already.",
  not_found: "The job was deleted meanwhile.",
  timeout: "The query took too long.",
  unavailable: "The database cannot be reached now.",
};

function codeOf(state: string, error: unknown): ErrorCode | null {
  if (state === "42501") return isOfDeletedJob(error) ? "not_found" : null;
  if (state === "57014") return "timeout";
  if (state.startsWith("22")) return "invalid_input";
  if (state.startsWith("23") || state === "40001" || state === "40P01") return "conflict";
  if (/^(08|53|57P)/.test(state)) return "unavailable";
  return null;
}

/** The second net: what a driver error means to a caller; null when it is a defect of ours. */
export function fromDriverError(error: unknown): OperationError | null {
  if (isOutOfSight(error)) return new OperationError("conflict", MESSAGES.conflict ?? "", { cause: error });
  const state = sqlState(error);
  if (state === null)
    return isUnreachable(error)
      ? new OperationError("unavailable", MESSAGES.unavailable ?? "", { cause: error })
      : null;
  const code = codeOf(state, error);
  return code === null ? null : new OperationError(code, MESSAGES[code] ?? "", { cause: error });
}

/** Whether trying the whole transaction again makes sense: a deadlock, or a race for the same rows. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40P01" || state === "40001" || isOutOfSight(error);
}

/** A row that was locked is not there to be written: its job was deleted meanwhile, and row-level security hides it. */
function isOutOfSight(error: unknown): boolean {
  return error instanceof OptimisticLockError;
}

/** Whether a row was refused because its job was deleted meanwhile: the policy's name is in the message in every language. */
function isOfDeletedJob(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (/\blive_jobs\b/.test(current.message)) return true;
  }
  return false;
}

const UNREACHABLE =
  /timeout exceeded when trying to connect|Connection terminated|has encountered a connection error and is not queryable/;

function isUnreachable(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && (current.code === "ECONNREFUSED" || current.code === "ECONNRESET")) return true;
    if (UNREACHABLE.test(current.message)) return true;
  }
  return false;
}
