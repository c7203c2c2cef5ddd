import { AssessmentView, VersionedAssessmentRef } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const disapproveAssessment = defineWrite({
  id: "assessments.disapprove",
  summary: "Do not approve a completed test, or take an approval back.",
  permission: "assessments.manage",
  input: VersionedAssessmentRef,
  output: AssessmentView,
  async run(context, target) {
    const change = { approved: false, approvedByUserId: actingUserId(context) };
    await changeAssessment(context, await loadAssessment(context, target), "disapprove", change);
    return viewAssessment(context, target.id);
  },
});
