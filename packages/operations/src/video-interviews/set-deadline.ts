import { SetDeadlineInput, VideoInterviewView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview, viewManagedVideoInterview } from "./load-video-interview.ts";

export const setDeadline = defineWrite({
  id: "videoInterviews.setDeadline",
  summary: "Set until when a candidate may take the interview; a deadline in the past may be set, and blocks inviting.",
  permission: "videoInterviews.manage",
  input: SetDeadlineInput,
  output: VideoInterviewView,
  async run(context, { deadline, ...target }) {
    const interview = await loadVideoInterview(context, target);
    interview.deadline = deadline;
    await context.em.flush();
    const subject = { kind: "videoInterview", id: interview.id } as const;
    await recordEvent(context, { type: "videoInterview.deadlineSet", subject, jobId: interview.jobId });
    return viewManagedVideoInterview(context, interview.id);
  },
});
