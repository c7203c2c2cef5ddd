import { importList } from "@hirelane/db";
import { ImportView, ListImportsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listImports = defineRead({
  id: "imports.list",
  summary: "The imports that were started, on jobs that the caller may see.",
  permission: "imports.read",
  input: ListImportsInput,
  output: pageOf(ImportView),
  async run(context, input) {
    if (input.filters?.jobId !== undefined) await requireJobAccess(context, input.filters.jobId);
    return listPage(context, importList, input);
  },
});
