import { applicationList } from "@hirelane/db";
import { ApplicationView, ListApplicationsInput, pageOf } from "@hirelane/domain";
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
    const jobId = input.filters?.jobId;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    return listPage(context, applicationList, input);
  },
});
