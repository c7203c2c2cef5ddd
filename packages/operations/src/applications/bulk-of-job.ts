import { findStagesOfJob, listApplicationIds, toId } from "@hirelane/db";
import { BulkOfJobInput, BulkResult, MAX_BULK } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { actInBulk } from "./act-in-bulk.ts";

export const bulkOfJob = defineWrite({
  id: "applications.bulkOfJob",
  summary: "The same as `applications.bulk`, for the applications of a job, a stage, a status: up to 10,000.",
  permission: "applications.manage",
  input: BulkOfJobInput,
  output: BulkResult,
  async run(context, { jobId, inStageId, status, ...deed }) {
    await requireJobAccess(context, jobId);
    await requireStagesOfJob(context, jobId, [deed.stageId, inStageId]);
    const filters = [jobId, inStageId ?? null, status ?? null, MAX_BULK + 1];
    const rows = await context.sql.rows(listApplicationIds, filters);
    if (rows.length > MAX_BULK) {
      throw new OperationError("refused", `There are more than ${MAX_BULK} applications: narrow them down.`);
    }
    const ids = rows.map(({ id }) => toId(id));
    return actInBulk(context, ids, deed);
  },
});

/** Throws `not_found` for a stage that is not in the workflow of the job. */
async function requireStagesOfJob(
  { sql }: WriteContext,
  jobId: number,
  stageIds: readonly (number | undefined)[],
): Promise<void> {
  const named = new Set(stageIds.filter((id) => id !== undefined));
  if (named.size === 0) return;
  const found = await sql.rows(findStagesOfJob, [jobId, [...named]]);
  if (found.length < named.size) throw notFound("stage");
}
