import type { DashboardScope } from "@hirelane/db";
import { jobScope } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext } from "../kernel/context.ts";

/** What a dashboard is about: one job, else all that the actor sees; throws `not_found` for a job that they may not know of. */
export async function dashboardScope(context: ReadContext, jobId: number | undefined): Promise<DashboardScope> {
  if (jobId === undefined) return jobScope(context.actor);
  await requireJobAccess(context, jobId);
  return { kind: "job", jobId };
}
