import { BeginImportInput, ImportView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewImport } from "./load-import.ts";
import { makeImport } from "./make-import.ts";

export const beginImport = defineWrite({
  id: "imports.begin",
  summary: "Begin an import of candidates for a job: it takes rows (addRows) until it is started.",
  permission: "imports.manage",
  input: BeginImportInput,
  output: ImportView,
  async run(context, input) {
    const { id } = await makeImport(context, input);
    return viewImport(context, id);
  },
});
