import { jobList } from "@hirelane/db";
import { JobView, ListJobsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { containing } from "../kernel/search-pattern.ts";
import { presentJobs } from "./job-view.ts";

export const listJobs = defineRead({
  id: "jobs.list",
  summary: "The jobs that the caller may see; deleted ones only when asked for.",
  permission: "jobs.read",
  input: ListJobsInput,
  output: pageOf(JobView),
  async run(context, input) {
    const { status, title, skills, mustSkills, deleted = false, ...same } = input.filters ?? {};
    const filters = {
      ...same,
      deleted,
      title: title && containing(title),
      skills: skills && containing(skills),
      mustSkills: mustSkills && containing(mustSkills),
      ...(status === undefined ? {} : { [`${status}At`]: context.now }),
    };
    const page = await listPage(context, jobList, { ...input, filters });
    return { ...page, items: await presentJobs(context, page.items) };
  },
});
