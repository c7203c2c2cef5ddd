import { findRow, getJob, toJobView } from "@hirelane/db";
import type { JobView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The view of a job that was checked already. */
export async function viewJob(context: ReadContext, id: number): Promise<JobView> {
  const row = await findRow(context.sql, getJob, [id]);
  if (row === null) throw notFound("job");
  return toJobView(row, context.now);
}
