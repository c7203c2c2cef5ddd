import { jobStatus, JobView, VersionedJobRef } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";

export const publishJob = defineWrite({
  id: "jobs.publish",
  summary: "Open a draft to applicants; one that is open stays so.",
  permission: "jobs.manage",
  input: VersionedJobRef,
  output: JobView,
  async run(context, { id, expectedVersion }) {
    const job = await loadJob(context, id, expectedVersion);
    const status = jobStatus(job, context.now);
    if (status === "closed") throw new OperationError("refused", "The job is closed: reopen it first.");
    if (status === "draft") {
      job.published = true;
      await context.em.flush();
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.published", subject, jobId: id, from: status, to: "open" });
    }
    return viewJob(context, id);
  },
});
