import { listApplicationsWithoutStage, toId } from "@hirelane/db";
import { jobStatus, JobView, VersionedJobRef } from "@hirelane/domain";
import { beginPipeline } from "../applications/begin-pipeline.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewJob } from "./job-view.ts";
import { loadAnyJob } from "./load-job.ts";

export const restoreJob = defineWrite({
  id: "jobs.restore",
  summary:
    "Bring a deleted job back, with all that hangs on it; who was in a stage that was removed meanwhile begins anew.",
  permission: "jobs.manage",
  input: VersionedJobRef,
  output: JobView,
  async run(context, { id, expectedVersion }) {
    const job = await loadAnyJob(context, id, expectedVersion);
    if (job.deletedAt !== null) {
      job.deletedAt = null;
      await context.em.flush();
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.restored", subject, jobId: id, to: jobStatus(job, context.now) });
      const astray = await context.sql.rows(listApplicationsWithoutStage, [id]);
      await beginPipeline(
        context,
        astray.map((row) => toId(row.id)),
      );
    }
    return viewJob(context, id);
  },
});
