import { ApplicationEntity, CandidateEntity, findRow, getInterviewPeriod } from "@hirelane/db";
import { decideAdvance, effectiveDeadline, VersionedVideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { applyTransition } from "./apply-transition.ts";
import { loadVideoInterview, viewManagedVideoInterview } from "./load-video-interview.ts";

export const advanceVideoInterview = defineWrite({
  id: "videoInterviews.advance",
  summary: "Move a video interview to its next state, as the state table says.",
  permission: "videoInterviews.manage",
  input: VersionedVideoInterviewRef,
  output: VideoInterviewView,
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    const period = await findRow(context.sql, getInterviewPeriod, [interview.jobId]);
    const deadline = effectiveDeadline(interview, context.now, period?.days);
    const email = await emailOf(context, interview.applicationId);
    const decision = decideAdvance({ status: interview.status, deadline, email }, context.now);
    if (!decision.ok) {
      const { field, message } = decision.refusal;
      throw new OperationError("refused", message, { fields: [{ path: field, message }] });
    }
    await applyTransition(context, interview, decision.value, deadline);
    return viewManagedVideoInterview(context, interview.id);
  },
});

async function emailOf(context: WriteContext, applicationId: number): Promise<string | null> {
  const application = await context.em.findOneOrFail(ApplicationEntity, { id: applicationId });
  const person = await context.em.findOneOrFail(CandidateEntity, { id: application.candidateId });
  return person.email;
}
