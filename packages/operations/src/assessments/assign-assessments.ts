import { AssignAssessmentsInput, AssignOutcomes, countOutcomes } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { assignByHand } from "./assign-by-hand.ts";

export const assignAssessments = defineWrite({
  id: "assessments.assign",
  summary: "Assign a test to applications, and mail them its link; who may not be assigned one harms no other.",
  permission: "assessments.manage",
  input: AssignAssessmentsInput,
  output: AssignOutcomes,
  run: async (context, { applicationIds, ...terms }) =>
    countOutcomes(await assignByHand(context, applicationIds, terms)),
});
