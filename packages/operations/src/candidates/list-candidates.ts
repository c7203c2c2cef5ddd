import { applicantList, candidateList } from "@hirelane/db";
import { emailKey, ListCandidatesInput, ListedCandidateView, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { containing } from "../kernel/search-pattern.ts";

export const listCandidates = defineRead({
  id: "candidates.list",
  summary: "The people who applied for a job that the caller may see, with their newest resume and their jobs.",
  permission: "candidates.read",
  input: ListCandidatesInput,
  output: pageOf(ListedCandidateView),
  async run(context, input) {
    const { email, city, state, skills, workExperience, ...same } = input.filters ?? {};
    const { jobId } = same;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    const filters = {
      ...same,
      email: email && emailKey(email),
      city: city?.trim().toLowerCase(),
      state: state?.trim().toLowerCase(),
      skills: skills && containing(skills),
      workExperience: workExperience && containing(workExperience),
    };
    const request = { ...input, filters };
    return jobId === undefined ? listPage(context, candidateList, request) : listPage(context, applicantList, request);
  },
});
