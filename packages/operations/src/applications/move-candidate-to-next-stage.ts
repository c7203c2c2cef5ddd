import { ApplicationView, MoveCandidateToNextStageInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { applicationOf } from "./application-of.ts";
import { moveApplication } from "./change-application.ts";

export const moveCandidateToNextStage = defineWrite({
  id: "applications.moveCandidateToNextStage",
  summary:
    "Move a candidate on a job to the stage after their own, approved or not; the last one refuses. Into a final interview with its date, if that is known.",
  permission: "applications.manage",
  input: MoveCandidateToNextStageInput,
  output: ApplicationView,
  async run(context, { expectedStageId, finalInterview, ...named }) {
    const id = await applicationOf(context, named);
    return moveApplication(context, { id, expectedStageId, finalInterview }, "next");
  },
});
