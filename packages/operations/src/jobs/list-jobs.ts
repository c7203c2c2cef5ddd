import { jobList } from "@hirelane/db";
import { JobView, ListJobsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listJobs = defineRead({
  id: "jobs.list",
  summary: "The jobs that the caller may see.",
  permission: "jobs.read",
  input: ListJobsInput,
  output: pageOf(JobView),
  async run(context, input) {
    const page = await listPage(context, jobList, input);
    return { ...page, items: page.items.map((viewAt) => viewAt(context.now)) };
  },
});
