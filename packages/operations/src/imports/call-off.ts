import { ImportEntity, skipImportChunks } from "@hirelane/db";
import { LockMode } from "@mikro-orm/core";
import type { WriteContext } from "../kernel/context.ts";
import { recordImportEvent } from "./record-import-event.ts";

/** Ends an import that is locked: what runs just now ends, what was not begun is left. */
export async function callOff(context: WriteContext, target: ImportEntity): Promise<void> {
  const from = target.status;
  target.status = "cancelled";
  target.finishedAt = context.now;
  await context.em.flush();
  await context.sql.rows(skipImportChunks, [target.id]);
  await recordImportEvent(context, target, "import.cancelled", from);
}

/** Ends the imports into a job that is going away: its chunks find nothing more to do, also when the job comes back. */
export async function callOffImportsOfJob(context: WriteContext, jobId: number): Promise<void> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const where = { jobId, status: { $in: ["running", "failed"] as const } };
  for (const target of await context.em.find(ImportEntity, where, { lockMode, orderBy: { id: "asc" } })) {
    await callOff(context, target);
  }
}
