import { VersionedVideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";
import { takeTransition } from "./take-transition.ts";

export const skipVideoInterview = defineWrite({
  id: "videoInterviews.skip",
  summary: "End a video interview that was not taken, for good: no mail ever again, and no login.",
  permission: "videoInterviews.manage",
  input: VersionedVideoInterviewRef,
  output: VideoInterviewView,
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    await takeTransition(context, interview, "skip");
    return viewVideoInterview(context, interview.id);
  },
});
