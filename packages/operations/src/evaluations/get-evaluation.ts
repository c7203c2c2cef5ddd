import { EvaluationRef, EvaluationView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { viewOwnEvaluation } from "./load-evaluation.ts";

export const getOwnEvaluation = defineRead({
  id: "evaluations.get",
  summary: "The caller's own evaluation of a video interview.",
  permission: "evaluations.own",
  input: EvaluationRef,
  output: EvaluationView,
  async run(context, { videoInterviewId }) {
    await requireVideoInterviewAccess(context, videoInterviewId);
    return viewOwnEvaluation(context, videoInterviewId);
  },
});
