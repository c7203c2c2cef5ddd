import type { AssignOutcome } from "@hirelane/domain";
import { notFound, OperationError } from "../kernel/operation-error.ts";

/** The id of what one application was assigned; throws `refused` with the reason, or `not_found`. */
export function assignedId([outcome]: readonly AssignOutcome[]): number {
  if (outcome?.outcome === "assigned") return outcome.id;
  throw outcome?.outcome === "refused" ? new OperationError("refused", outcome.reason) : notFound("application");
}
