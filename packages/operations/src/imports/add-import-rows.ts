import { AddImportRowsInput, ImportView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadImport, viewImport } from "./load-import.ts";
import { stageRows } from "./stage-rows.ts";

export const addImportRows = defineWrite({
  id: "imports.addRows",
  summary: "Add rows to an import that was begun, at most 1,000 by call; rows that it has already are left out.",
  permission: "imports.manage",
  input: AddImportRowsInput,
  output: ImportView,
  async run(context, { id, rows }) {
    await stageRows(context, await loadImport(context, id), rows);
    return viewImport(context, id);
  },
});
