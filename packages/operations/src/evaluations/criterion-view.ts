import { CriterionEntity, findRow, getCriterion, listCriteria, toCriterionView, toId } from "@hirelane/db";
import type { CriteriaView, CriterionView } from "@hirelane/domain";
import type { z } from "zod";
import { loadJob } from "../jobs/load-job.ts";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The criterion, on a job that is locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadCriterion(
  context: WriteContext,
  { id, expectedVersion }: { readonly id: number; readonly expectedVersion?: number | undefined },
): Promise<CriterionEntity> {
  const known = await findRow(context.sql, getCriterion, [id]);
  if (known === null) throw notFound("criterion");
  await loadJob(context, toId(known.job_id));
  const criterion = await context.em.findOne(CriterionEntity, { id });
  if (criterion === null) throw notFound("criterion");
  checkVersion(criterion, expectedVersion);
  return criterion;
}

/** The view of a criterion that was just written. */
export async function viewCriterion(context: WriteContext, id: number): Promise<CriterionView> {
  await context.em.flush();
  const row = await findRow(context.sql, getCriterion, [id]);
  if (row === null) throw notFound("criterion");
  return toCriterionView(row);
}

/** The criteria of a job that was checked already. */
export async function viewCriteria(
  context: ReadContext,
  jobId: number,
  withArchived = false,
): Promise<z.infer<typeof CriteriaView>> {
  const rows = await context.sql.rows(listCriteria, [jobId, withArchived]);
  return { criteria: rows.map((row) => toCriterionView(row)) };
}
