import { AssessmentView, CompleteAssessmentInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { loadAssessment } from "./load-assessment.ts";
import { noteResult } from "./note-result.ts";

export const completeAssessment = defineWrite({
  id: "assessments.complete",
  summary: "Note the result of a test; with the last of its stage, the step is completed and the stage's rule runs.",
  permission: "assessments.manage",
  input: CompleteAssessmentInput,
  output: AssessmentView,
  async run(context, { score, total, proctoring, ...target }) {
    await noteResult(context, await loadAssessment(context, target), { score, total, proctoring });
    return viewAssessment(context, target.id);
  },
});
