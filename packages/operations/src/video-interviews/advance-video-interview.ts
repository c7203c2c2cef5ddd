import { VersionedVideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";
import { takeTransition } from "./take-transition.ts";

export const advanceVideoInterview = defineWrite({
  id: "videoInterviews.advance",
  summary: "Move a video interview to its next state, as the state table says; candidates move their own.",
  permission: "videoInterviews.advance",
  input: VersionedVideoInterviewRef,
  output: VideoInterviewView,
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    await takeTransition(context, interview, "advance");
    return viewVideoInterview(context, interview.id);
  },
});
