import { ImportRef, ImportView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireImportAccess, viewImport } from "./load-import.ts";

export const getImportById = defineRead({
  id: "imports.get",
  summary: "One import, and how far it is.",
  permission: "imports.read",
  input: ImportRef,
  output: ImportView,
  async run(context, { id, jobId }) {
    await requireImportAccess(context, id, jobId);
    return viewImport(context, id);
  },
});
