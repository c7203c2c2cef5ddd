import { CancelFinalInterviewInput, FinalInterviewView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadFinalInterview, viewFinalInterview } from "./load-final-interview.ts";
import { mailCancellations } from "./mail-guests.ts";
import { recordInterviewEvent } from "./plan-final-interview.ts";

export const cancelFinalInterview = defineWrite({
  id: "finalInterviews.cancel",
  summary: "Cancel a final interview, and take it out of everybody's calendar; once more changes nothing.",
  permission: "finalInterviews.manage",
  input: CancelFinalInterviewInput,
  output: FinalInterviewView,
  async run(context, target) {
    const { interview } = await loadFinalInterview(context, target);
    const view = await viewFinalInterview(context, interview.id);
    if (interview.cancelledAt !== null) return view;
    context.em.assign(interview, {
      cancelledAt: context.now,
      changedAt: context.now,
      sequence: interview.sequence + 1,
    });
    await context.em.flush();
    await recordInterviewEvent(context, "application.finalInterviewCancelled", interview);
    await mailCancellations(context, interview, view.interviewerIds);
    return viewFinalInterview(context, interview.id);
  },
});
