import { countImportRows, findRow, type ImportEntity, listPendingChunks } from "@hirelane/db";
import { decideStart, IMPORT_ROWS_AT_ONCE } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { allowed } from "../kernel/operation-error.ts";
import { recordImportEvent } from "./record-import-event.ts";
import { runChunk } from "./run-chunk.ts";
import { runImportChunk } from "./run-import-chunk.job.ts";

const JOBS_AT_ONCE = 1000;

/** Starts an import that is locked: few rows are handled here and now, many by jobs of the worker. */
export async function launchImport(context: WriteContext, target: ImportEntity, respondAsync: boolean): Promise<void> {
  const { id, organisationId } = target;
  const total = (await findRow(context.sql, countImportRows, [id]))?.total ?? 0;
  allowed(decideStart(target, total));
  target.status = "running";
  target.startedAt = context.now;
  target.requestId = context.requestId;
  await context.em.flush();
  await recordImportEvent(context, target, "import.started");
  const chunks = await context.sql.rows(listPendingChunks, [id]);
  if (total <= IMPORT_ROWS_AT_ONCE && !respondAsync) {
    for (const { number } of chunks) await runChunk(context, id, number);
    return;
  }
  for (let from = 0; from < chunks.length; from += JOBS_AT_ONCE) {
    const some = chunks.slice(from, from + JOBS_AT_ONCE);
    const payloads = some.map(({ number }) => ({ organisationId, importId: id, chunk: number }));
    // The first chunks of every import before the later ones of any: a small import does not wait for a large one.
    await context.jobs.sendMany(context.em, runImportChunk.name, payloads, (index) => -(some[index]?.number ?? 0));
  }
}
