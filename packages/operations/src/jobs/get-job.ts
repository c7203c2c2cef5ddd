import { JobRef, JobView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewJob } from "./job-view.ts";
import { requireJobAccess } from "./load-job.ts";

export const getJobById = defineRead({
  id: "jobs.get",
  summary: "One job.",
  permission: "jobs.read",
  input: JobRef,
  output: JobView,
  async run(context, { id }) {
    await requireJobAccess(context, id);
    return viewJob(context, id);
  },
});
