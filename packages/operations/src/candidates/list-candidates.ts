import { applicantList, candidateList, type ListedCandidateRow } from "@hirelane/db";
import { comparableText, emailKey, ListCandidatesInput, ListedCandidateView, pageOf } from "@hirelane/domain";
import { fileReference } from "../files/file-url.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { type ListInput, listPage } from "../kernel/page-of.ts";
import { containing } from "../kernel/search-pattern.ts";

export const listCandidates = defineRead({
  id: "candidates.list",
  summary: "The people who applied for a job that the caller may see, with their newest resume and their jobs.",
  permission: "candidates.read",
  input: ListCandidatesInput,
  output: pageOf(ListedCandidateView),
  async run(context, input) {
    const { email, city, state, skills, workExperience, stageName, ...same } = input.filters ?? {};
    const { jobId } = same;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    const ofJobOnly = jobId === undefined && (same.hasAssessment ?? same.hasScreening) === true;
    if (ofJobOnly) throw invalidField("filters.jobId", "Needed to ask for what hangs on an application.");
    const filters = {
      ...same,
      email: email && emailKey(email),
      city: city && comparableText(city),
      state: state && comparableText(state),
      stageName: stageName && comparableText(stageName),
      skills: skills && containing(skills),
      workExperience: workExperience && containing(workExperience),
    };
    return listPeople(context, { ...input, filters });
  },
});

/** A page of the people on lists; within a job, by their applications for it. */
export async function listPeople(context: ReadContext, request: ListInput) {
  const list = request.filters?.["jobId"] === undefined ? candidateList : applicantList;
  const page = await listPage<never, ListedCandidateRow>(context, list, request);
  return { ...page, items: page.items.map((row) => presented(context, row)) };
}

function presented(context: ReadContext, { photo, ...row }: ListedCandidateRow): ListedCandidateView {
  return { ...row, photo: photo === null ? null : fileReference(context, photo) };
}
