import { importResultList } from "@hirelane/db";
import { ImportRowView, ListImportResultsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireImportAccess } from "./load-import.ts";

export const listImportResults = defineRead({
  id: "imports.results",
  summary: "What became of the rows of an import that are handled, in the order of the rows.",
  permission: "imports.read",
  input: ListImportResultsInput,
  output: pageOf(ImportRowView),
  async run(context, { id, jobId, ...input }) {
    await requireImportAccess(context, id, jobId);
    return listPage(context, importResultList, { ...input, filters: { ...input.filters, importId: id } });
  },
});
