import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { type ImportStatus, MAX_IMPORT_ROWS } from "./import.ts";

/** What decides about an import. */
export interface ImportFacts {
  readonly status: ImportStatus;
  readonly dryRun: boolean;
  readonly revertStartedAt: Date | null;
}

/** Whether rows may be added to an import that has `total` of them. */
export function decideAddRows({ status }: ImportFacts, total: number, added: number): Decision<null, string> {
  if (status !== "receiving") return refuse(`An import that is ${status} takes no rows.`);
  if (total + added > MAX_IMPORT_ROWS) return refuse(`An import has at most ${MAX_IMPORT_ROWS} rows.`);
  return allow(null);
}

/** Whether an import with `total` rows may start. */
export function decideStart({ status }: ImportFacts, total: number): Decision<null, string> {
  if (status !== "receiving") return refuse(`An import that is ${status} was started already.`);
  return total === 0 ? refuse("There are no rows to import.") : allow(null);
}

/** Whether an import may be cancelled: before its last row is handled. */
export function decideCancel({ status }: ImportFacts): Decision<null, string> {
  if (status === "receiving" || status === "running" || status === "failed") return allow(null);
  return refuse(`An import that is ${status} cannot be cancelled.`);
}

/** Whether an import may be reverted: once it is over, and only once. */
export function decideRevert({ status, dryRun, revertStartedAt }: ImportFacts): Decision<null, string> {
  if (revertStartedAt !== null) return refuse("This import was reverted already.");
  if (dryRun) return refuse("A dry run has changed nothing that could be reverted.");
  if (status !== "finished" && status !== "cancelled") return refuse(`An import that is ${status} cannot be reverted.`);
  return allow(null);
}

/** Whether chunks of an import are still worked on; of a failed one when they are sent again. */
export function mayRunChunks(status: ImportStatus): boolean {
  return status === "running" || status === "failed";
}
