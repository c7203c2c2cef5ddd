import { findRow, getVideoInterview } from "@hirelane/db";
import { VideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { defineRead } from "../kernel/operation.ts";
import { admitted } from "./interview-access.ts";
import { presentVideoInterview } from "./present-video-interviews.ts";

export const getVideoInterviewById = defineRead({
  id: "videoInterviews.get",
  summary: "One video interview; candidates see their own.",
  permission: "videoInterviews.read",
  input: VideoInterviewRef,
  output: VideoInterviewView,
  async run(context, { id, jobId }) {
    const row = await findRow(context.sql, getVideoInterview, [id, actingUserId(context)]);
    return presentVideoInterview(context, admitted(context, row, jobId));
  },
});
