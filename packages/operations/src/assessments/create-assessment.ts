import { AssessmentView, CreateAssessmentInput } from "@hirelane/domain";
import { applicationOf } from "../applications/application-of.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { assignByHand } from "./assign-by-hand.ts";
import { assignedId } from "./assigned-id.ts";

export const createAssessment = defineWrite({
  id: "assessments.create",
  summary: "Assign a test to one candidate on one job, and mail them its link.",
  permission: "assessments.manage",
  input: CreateAssessmentInput,
  output: AssessmentView,
  async run(context, { candidateId, jobId, ...terms }) {
    const applicationId = await applicationOf(context, { candidateId, jobId });
    return viewAssessment(context, assignedId(await assignByHand(context, [applicationId], terms)));
  },
});
