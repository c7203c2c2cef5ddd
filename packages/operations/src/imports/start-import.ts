import { ImportView, StartImportInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { launchImport } from "./launch-import.ts";
import { loadImport, viewImport } from "./load-import.ts";

export const startImport = defineWrite({
  id: "imports.start",
  summary: "Start an import: up to 100 rows are handled at once, more of them by the worker.",
  permission: "imports.manage",
  input: StartImportInput,
  output: ImportView,
  idempotencyInput: ({ id, digest, ...settings }) =>
    digest === undefined ? { id, ...settings } : { digest, ...settings },
  async run(context, { id, jobId, respondAsync }) {
    await launchImport(context, await loadImport(context, id, jobId), respondAsync ?? false);
    return viewImport(context, id);
  },
});
