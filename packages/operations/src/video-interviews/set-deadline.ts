import { SetDeadlineInput, VideoInterviewView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { moveDeadline } from "./move-deadline.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";

export const setDeadline = defineWrite({
  id: "videoInterviews.setDeadline",
  summary:
    "Set until when a candidate may take the interview; a deadline in the past may be set, and expires the invited.",
  permission: "videoInterviews.manage",
  input: SetDeadlineInput,
  output: VideoInterviewView,
  async run(context, { deadline, ...target }) {
    const interview = await loadVideoInterview(context, target);
    await moveDeadline(context, interview, deadline);
    return viewVideoInterview(context, interview.id);
  },
});
