import { CriterionEntity, settleEvaluationStatusOfJobs } from "@hirelane/db";
import { CreateCriterionInput, CriterionView, MAX_CRITERIA } from "@hirelane/domain";
import { loadJob } from "../jobs/load-job.ts";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewCriteria, viewCriterion } from "./criterion-view.ts";

export const createCriterion = defineWrite({
  id: "criteria.create",
  summary: "Add a criterion to a job, behind the others; evaluators who were done are so no longer.",
  permission: "criteria.manage",
  input: CreateCriterionInput,
  output: CriterionView,
  async run(context, { jobId, name, description = "" }) {
    await loadJob(context, jobId);
    const { criteria } = await viewCriteria(context, jobId);
    if (criteria.length >= MAX_CRITERIA) throw invalidField("jobId", `A job has at most ${MAX_CRITERIA} criteria.`);
    const criterion = context.em.create(CriterionEntity, {
      organisationId: organisationOf(context),
      jobId,
      name,
      description,
      position: (criteria.at(-1)?.position ?? 0) + 1,
      archivedAt: null,
      createdAt: context.now,
    });
    await context.em.flush();
    await context.sql.rows(settleEvaluationStatusOfJobs, [[jobId]]);
    const subject = { kind: "job", id: jobId } as const;
    await recordEvent(context, { type: "job.criterionCreated", subject, jobId, relatedId: criterion.id });
    return viewCriterion(context, criterion.id);
  },
});
