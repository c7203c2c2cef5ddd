import { placeCriteria } from "@hirelane/db";
import { CriteriaView, ReorderCriteriaInput } from "@hirelane/domain";
import { loadJob } from "../jobs/load-job.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewCriteria } from "./criterion-view.ts";

export const reorderCriteria = defineWrite({
  id: "criteria.reorder",
  summary: "Put the criteria of a job in another order.",
  permission: "criteria.manage",
  input: ReorderCriteriaInput,
  output: CriteriaView,
  async run(context, { jobId, criterionIds }) {
    await loadJob(context, jobId);
    const { criteria } = await viewCriteria(context, jobId);
    const named = new Set(criterionIds);
    const isComplete = named.size === criteria.length && criteria.every(({ id }) => named.has(id));
    if (!isComplete || named.size !== criterionIds.length) {
      throw invalidField("criterionIds", "Must name every criterion of the job once, and no archived one.");
    }
    await context.sql.rows(placeCriteria, [criterionIds]);
    await recordEvent(context, { type: "job.criteriaReordered", subject: { kind: "job", id: jobId }, jobId });
    return viewCriteria(context, jobId);
  },
});
