import { decideCancel, ImportRef, ImportView } from "@hirelane/domain";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { callOff } from "./call-off.ts";
import { loadImport, viewImport } from "./load-import.ts";

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
    await callOff(context, found);
    return viewImport(context, id);
  },
});
