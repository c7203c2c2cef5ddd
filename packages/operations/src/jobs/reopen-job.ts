import { jobStatus, JobView, ReopenJobInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";

export const reopenJob = defineWrite({
  id: "jobs.reopen",
  summary: "Open a closed job again, as it was before: until a date in the future, or without an end.",
  permission: "jobs.manage",
  input: ReopenJobInput,
  output: JobView,
  async run(context, { id, expectedVersion, closesAt = null }) {
    const job = await loadJob(context, id, expectedVersion);
    if (closesAt !== null && closesAt.getTime() <= context.now.getTime()) {
      throw invalidField("closesAt", "Must lie in the future.");
    }
    const status = jobStatus(job, context.now);
    if (status === "closed") {
      job.closesAt = closesAt;
      await context.em.flush();
      const to = jobStatus(job, context.now);
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.reopened", subject, jobId: id, from: status, to });
    }
    return viewJob(context, id);
  },
});
