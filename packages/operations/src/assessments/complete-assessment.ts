import { AssessmentView, CompleteAssessmentInput, percentageOf } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const completeAssessment = defineWrite({
  id: "assessments.complete",
  summary: "Note the result of a test; with the last of its stage, the step is completed and the stage's rule runs.",
  permission: "assessments.manage",
  input: CompleteAssessmentInput,
  output: AssessmentView,
  async run(context, { score, total, proctoring, ...target }) {
    const known = await loadAssessment(context, target);
    const { assessment } = known;
    const isKnown = assessment.completedAt !== null && assessment.score === score && assessment.total === total;
    if (!isKnown || assessment.revokedAt !== null || assessment.disqualifiedAt !== null) {
      const result = { score, total, percentage: percentageOf(score, total) };
      await changeAssessment(context, known, "complete", { ...result, ...(proctoring && { proctoring }) });
    }
    return viewAssessment(context, target.id);
  },
});
