import { AssessmentView, VersionedAssessmentRef } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const submitAssessment = defineWrite({
  id: "assessments.submit",
  summary: "Note that a candidate has handed a test in, and that its score is to come.",
  permission: "assessments.manage",
  input: VersionedAssessmentRef,
  output: AssessmentView,
  async run(context, target) {
    await changeAssessment(context, await loadAssessment(context, target), "submit");
    return viewAssessment(context, target.id);
  },
});
