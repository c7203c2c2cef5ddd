import { AssessmentView, VersionedAssessmentRef } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const revokeAssessment = defineWrite({
  id: "assessments.revoke",
  summary: "Take a test back that is not completed; its link works no more.",
  permission: "assessments.manage",
  input: VersionedAssessmentRef,
  output: AssessmentView,
  async run(context, target) {
    await changeAssessment(context, await loadAssessment(context, target), "revoke");
    return viewAssessment(context, target.id);
  },
});
