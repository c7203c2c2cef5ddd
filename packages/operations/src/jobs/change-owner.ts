import { ChangeJobOwnerInput, JobView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadUser } from "../users/load-user.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";

export const changeJobOwner = defineWrite({
  id: "jobs.changeOwner",
  summary: "Give a job to another user, who may create jobs; whoever had it keeps their team role alone.",
  permission: "jobs.manage",
  input: ChangeJobOwnerInput,
  output: JobView,
  async run(context, { id, userId, expectedVersion }) {
    const job = await loadJob(context, id, expectedVersion);
    const user = await loadUser(context, userId);
    if (user.status === "deactivated") throw invalidField("userId", "This user is deactivated.");
    if (user.role === "hiringManager") throw invalidField("userId", "A hiring manager cannot own a job.");
    if (job.ownerUserId !== userId) {
      job.ownerUserId = userId;
      await context.em.flush();
      const subject = { kind: "job", id } as const;
      await recordEvent(context, { type: "job.ownerChanged", subject, jobId: id, relatedId: userId });
    }
    return viewJob(context, id);
  },
});
