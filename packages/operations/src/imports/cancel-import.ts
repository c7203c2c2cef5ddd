import { skipImportChunks } from "@hirelane/db";
import { decideCancel, ImportRef, ImportView } from "@hirelane/domain";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadImport, viewImport } from "./load-import.ts";
import { recordImportEvent } from "./record-import-event.ts";

export const cancelImport = defineWrite({
  id: "imports.cancel",
  summary: "Cancel an import: what runs just now ends, what was not begun is left; one never started is removed.",
  permission: "imports.manage",
  input: ImportRef,
  output: ImportView,
  async run(context, { id, jobId }) {
    const found = await loadImport(context, id, jobId);
    allowed(decideCancel(found));
    if (found.status === "receiving") {
      const view = await viewImport(context, id);
      context.em.remove(found);
      await context.em.flush();
      return { ...view, status: "cancelled" as const };
    }
    const from = found.status;
    found.status = "cancelled";
    found.finishedAt = context.now;
    await context.em.flush();
    await context.sql.rows(skipImportChunks, [id]);
    await recordImportEvent(context, found, "import.cancelled", from);
    return viewImport(context, id);
  },
});
