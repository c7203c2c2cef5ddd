import { EvaluationView, VetoInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadOwnEvaluation, settleEvaluation } from "./load-evaluation.ts";

export const veto = defineWrite({
  id: "evaluations.veto",
  summary: "Speak against a candidate, with a comment; without one the veto is withdrawn.",
  permission: "evaluations.own",
  input: VetoInput,
  output: EvaluationView,
  async run(context, { videoInterviewId, comment }) {
    const evaluation = await loadOwnEvaluation(context, videoInterviewId);
    evaluation.vetoComment = comment;
    evaluation.vetoedAt = comment === null ? null : context.now;
    const view = await settleEvaluation(context, evaluation);
    const subject = { kind: "videoInterview", id: videoInterviewId } as const;
    const type = comment === null ? "videoInterview.vetoWithdrawn" : "videoInterview.vetoed";
    await recordEvent(context, { type, subject, jobId: evaluation.jobId });
    return view;
  },
});
