import { AssessmentView, VersionedAssessmentRef } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { loadAssessment } from "./load-assessment.ts";

export const approveAssessment = defineWrite({
  id: "assessments.approve",
  summary: "Approve a completed test.",
  permission: "assessments.manage",
  input: VersionedAssessmentRef,
  output: AssessmentView,
  async run(context, target) {
    const change = { approved: true, approvedByUserId: actingUserId(context) };
    await changeAssessment(context, await loadAssessment(context, target), "approve", change);
    return viewAssessment(context, target.id);
  },
});
