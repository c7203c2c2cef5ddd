import { AssessmentView, VersionedAssessmentRef } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const startAssessment = defineWrite({
  id: "assessments.start",
  summary: "Note that a candidate has begun a test, as its provider says.",
  permission: "assessments.manage",
  input: VersionedAssessmentRef,
  output: AssessmentView,
  async run(context, target) {
    await changeAssessment(context, await loadAssessment(context, target), "start");
    return viewAssessment(context, target.id);
  },
});
