import { CandidateSelfView, SetCandidatePasswordInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewCandidateSelf } from "./candidate-self.ts";
import { loadOwnVideoInterview } from "./load-video-interview.ts";
import { takeTransition } from "./take-transition.ts";

export const setCandidatePassword = defineWrite({
  id: "videoInterviews.setPassword",
  summary: "Set the password of the candidate's own interview; it confirms an invitation.",
  permission: "videoInterviews.own.write",
  input: SetCandidatePasswordInput,
  output: CandidateSelfView,
  async run(context, { password }) {
    const interview = await loadOwnVideoInterview(context);
    interview.passwordHash = await context.ports.passwords.hash(password);
    await context.em.flush();
    const subject = { kind: "videoInterview", id: interview.id } as const;
    await recordEvent(context, { type: "videoInterview.passwordSet", subject, jobId: interview.jobId });
    if (interview.status === "invited") await takeTransition(context, interview, "advance");
    return viewCandidateSelf(context, interview.id);
  },
});
