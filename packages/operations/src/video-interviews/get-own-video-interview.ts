import { CandidateSelfView, NoInput } from "@hirelane/domain";
import { OperationError } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewCandidateSelf } from "./candidate-self.ts";

export const getOwnVideoInterview = defineRead({
  id: "videoInterviews.getOwn",
  summary: "The candidate's own interview, its job and company, and the seconds left until the deadline.",
  permission: "videoInterviews.own.read",
  input: NoInput,
  output: CandidateSelfView,
  async run(context) {
    if (context.actor.kind !== "candidate")
      throw new OperationError("forbidden", "Only candidates have an own interview.");
    return viewCandidateSelf(context, context.actor.videoInterviewId);
  },
});
