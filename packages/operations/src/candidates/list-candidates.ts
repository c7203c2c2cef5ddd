import { candidateList } from "@hirelane/db";
import { CandidateView, emailKey, ListCandidatesInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listCandidates = defineRead({
  id: "candidates.list",
  summary: "The people who applied for a job that the caller may see.",
  permission: "candidates.read",
  input: ListCandidatesInput,
  output: pageOf(CandidateView),
  async run(context, input) {
    const { email, city, ...filters } = input.filters ?? {};
    if (filters.jobId !== undefined) await requireJobAccess(context, filters.jobId);
    return listPage(context, candidateList, {
      ...input,
      filters: { ...filters, email: email && emailKey(email), city: city?.trim().toLowerCase() },
    });
  },
});
