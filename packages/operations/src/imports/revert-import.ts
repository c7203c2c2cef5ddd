import { countActedCandidates, findRow, listPendingChunks, listRevertableChunks, skipImportChunks } from "@hirelane/db";
import { decideRevert, IMPORT_ROWS_AT_ONCE, ImportView, RevertImportInput } from "@hirelane/domain";
import { allowed, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadImport, viewImport } from "./load-import.ts";
import { endRevert, revertChunk } from "./revert-chunk.ts";
import { revertImportChunk } from "./revert-import-chunk.job.ts";

export const revertImport = defineWrite({
  id: "imports.revert",
  summary:
    "Take back an import that is over: its interviews, and the applications and persons that nobody else uses; refused once a candidate has acted, unless those are kept.",
  permission: "imports.manage",
  input: RevertImportInput,
  output: ImportView,
  async run(context, { id, jobId, keepActed }) {
    const { sql, now } = context;
    const target = await loadImport(context, id, jobId);
    allowed(decideRevert(target));
    await sql.rows(skipImportChunks, [id]);
    if ((await sql.rows(listPendingChunks, [id])).length > 0)
      throw new OperationError("conflict", "Rows of this import are still being handled. Try again in a moment.");
    const acted = (await findRow(sql, countActedCandidates, [id]))?.acted ?? 0;
    if (acted > 0 && keepActed !== true)
      throw new OperationError("refused", `${acted} of the candidates have acted already; keepActed leaves those.`);
    target.revertStartedAt = now;
    target.revertKeepsActed = keepActed ?? false;
    await context.em.flush();
    const chunks = await sql.rows(listRevertableChunks, [id]);
    const rows = chunks.reduce((sum, { created }) => sum + created, 0);
    if (rows <= IMPORT_ROWS_AT_ONCE) {
      for (const { number } of chunks) await revertChunk(context, id, number);
      if (chunks.length === 0) await endRevert(context, target);
    } else {
      const payloads = chunks.map(({ number }) => ({
        organisationId: target.organisationId,
        importId: id,
        chunk: number,
      }));
      await context.jobs.sendMany(context.em, revertImportChunk.name, payloads);
    }
    return viewImport(context, id);
  },
});
