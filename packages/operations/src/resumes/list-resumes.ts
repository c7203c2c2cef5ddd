import { resumeList } from "@hirelane/db";
import { ListResumesInput, pageOf, ResumeView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { presentResumes } from "./load-resume.ts";

export const listResumes = defineRead({
  id: "resumes.list",
  summary: "The resumes on jobs that the caller may see, all versions; `current` leaves the older ones out.",
  permission: "resumes.read",
  input: ListResumesInput,
  output: pageOf(ResumeView),
  async run(context, input) {
    if (input.filters?.jobId !== undefined) await requireJobAccess(context, input.filters.jobId);
    const page = await listPage(context, resumeList, input);
    return { ...page, items: await presentResumes(context, page.items) };
  },
});
