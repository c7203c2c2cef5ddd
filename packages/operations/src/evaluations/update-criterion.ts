import { CriterionView, UpdateCriterionInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadCriterion, viewCriterion } from "./criterion-view.ts";

export const updateCriterion = defineWrite({
  id: "criteria.update",
  summary: "Change the name or the description of a criterion; ratings by it stay.",
  permission: "criteria.manage",
  input: UpdateCriterionInput,
  output: CriterionView,
  async run(context, { id, expectedVersion, ...fields }) {
    const criterion = await loadCriterion(context, { id, expectedVersion });
    const { jobId } = criterion;
    context.em.assign(criterion, given(fields));
    await context.em.flush();
    const subject = { kind: "job", id: jobId } as const;
    await recordEvent(context, { type: "job.criterionUpdated", subject, jobId, relatedId: id });
    return viewCriterion(context, id);
  },
});
