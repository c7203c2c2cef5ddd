import { findRow, isCriterionRated, settleEvaluationStatusOfJobs } from "@hirelane/db";
import { CriterionRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadCriterion } from "./criterion-view.ts";

export const deleteCriterion = defineWrite({
  id: "criteria.delete",
  summary: "Ask for a criterion no longer: it is archived with the ratings that it has, or removed when it has none.",
  permission: "criteria.manage",
  input: CriterionRef,
  output: z.object({ outcome: z.enum(["removed", "archived"]) }),
  async run(context, target) {
    const criterion = await loadCriterion(context, target);
    const { id, jobId } = criterion;
    const { rated = false } = (await findRow(context.sql, isCriterionRated, [id])) ?? {};
    if (rated) criterion.archivedAt ??= context.now;
    else context.em.remove(criterion);
    await context.em.flush();
    await context.sql.rows(settleEvaluationStatusOfJobs, [[jobId]]);
    const subject = { kind: "job", id: jobId } as const;
    const outcome = rated ? "archived" : "removed";
    await recordEvent(context, { type: "job.criterionRemoved", subject, jobId, relatedId: id, to: outcome });
    return { outcome } as const;
  },
});
