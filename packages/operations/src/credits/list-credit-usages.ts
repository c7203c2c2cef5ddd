import { creditUsageList } from "@hirelane/db";
import { CreditUsageView, ListCreditUsagesInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listCreditUsages = defineRead({
  id: "credits.list",
  summary: "What was used, in credits, and for which job.",
  permission: "credits.read",
  input: ListCreditUsagesInput,
  output: pageOf(CreditUsageView),
  async run(context, input) {
    const jobId = input.filters?.jobId;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    return listPage(context, creditUsageList, input);
  },
});
