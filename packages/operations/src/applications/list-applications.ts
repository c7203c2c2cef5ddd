import { applicationList } from "@hirelane/db";
import { ApplicationView, comparableText, ListApplicationsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listApplications = defineRead({
  id: "applications.list",
  summary: "The applications for jobs that the caller may see.",
  permission: "applications.read",
  input: ListApplicationsInput,
  output: pageOf(ApplicationView),
  async run(context, input) {
    const { jobTitle, stageName, ...same } = input.filters ?? {};
    if (same.jobId !== undefined) await requireJobAccess(context, same.jobId);
    const filters = {
      ...same,
      jobTitle: jobTitle && comparableText(jobTitle),
      stageName: stageName && comparableText(stageName),
    };
    return listPage(context, applicationList, { ...input, filters });
  },
});
