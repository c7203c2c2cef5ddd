import { AssessmentView, DisqualifyAssessmentInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const disqualifyAssessment = defineWrite({
  id: "assessments.disqualify",
  summary: "Disqualify a test, with the code of a reason; its link works no more, and its score counts for no rule.",
  permission: "assessments.manage",
  input: DisqualifyAssessmentInput,
  output: AssessmentView,
  async run(context, { code, ...target }) {
    await changeAssessment(context, await loadAssessment(context, target), "disqualify", { disqualifiedCode: code });
    return viewAssessment(context, target.id);
  },
});
