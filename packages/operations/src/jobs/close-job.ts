import { jobStatus, JobView, VersionedJobRef } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";

export const closeJob = defineWrite({
  id: "jobs.close",
  summary: "Close a job to applicants now; one that is closed stays so.",
  permission: "jobs.manage",
  input: VersionedJobRef,
  output: JobView,
  async run(context, { id, expectedVersion }) {
    const job = await loadJob(context, id, expectedVersion);
    const status = jobStatus(job, context.now);
    if (status !== "closed") {
      job.closesAt = context.now;
      await context.em.flush();
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.closed", subject, jobId: id, from: status, to: "closed" });
    }
    return viewJob(context, id);
  },
});
