import { CreateImportInput, ImportView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { launchImport } from "./launch-import.ts";
import { viewImport } from "./load-import.ts";
import { makeImport } from "./make-import.ts";
import { stageRows } from "./stage-rows.ts";

export const createImport = defineWrite({
  id: "imports.create",
  summary: "Import up to 1,000 candidates in one call: each is created, given a deadline and invited.",
  permission: "imports.manage",
  input: CreateImportInput,
  output: ImportView,
  async run(context, { rows, respondAsync, ...settings }) {
    const made = await makeImport(context, settings);
    const numbered = rows.map((values, index) => ({ rowNumber: index + 1, values }));
    await stageRows(context, made, numbered);
    await launchImport(context, made, respondAsync ?? false);
    return viewImport(context, made.id);
  },
});
