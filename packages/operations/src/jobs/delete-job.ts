import { jobStatus, VersionedJobRef } from "@hirelane/domain";
import { z } from "zod";
import { callOffImportsOfJob } from "../imports/call-off.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadAnyJob } from "./load-job.ts";

export const deleteJob = defineWrite({
  id: "jobs.delete",
  summary:
    "Take a job away with all that hangs on it; for 30 days it can be restored, then it is purged. Running imports end.",
  permission: "jobs.manage",
  input: VersionedJobRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const job = await loadAnyJob(context, id, expectedVersion);
    if (job.deletedAt === null) {
      await callOffImportsOfJob(context, id);
      job.deletedAt = context.now;
      await context.em.flush();
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.deleted", subject, jobId: id, from: jobStatus(job, context.now) });
    }
    return { deleted: true as const };
  },
});
