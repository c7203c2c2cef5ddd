import { lockJobsOfEvaluator, settleEvaluationStatusOfJobs } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";

/** Writes a user who was, or was no longer, deactivated, and what that does to the interviews on whose jobs they evaluate. */
export async function settleEvaluationsOf(context: WriteContext, userId: number): Promise<void> {
  const jobs = await context.sql.rows(lockJobsOfEvaluator, [userId]);
  await context.em.flush();
  await context.sql.rows(settleEvaluationStatusOfJobs, [jobs.map(({ id }) => id)]);
}
