import { findRow, getVideoInterview } from "@hirelane/db";
import { VideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "./interview-access.ts";
import { presentVideoInterview } from "./present-video-interviews.ts";

export const getVideoInterviewById = defineRead({
  id: "videoInterviews.get",
  summary: "One video interview; candidates see their own.",
  permission: "videoInterviews.read",
  input: VideoInterviewRef,
  output: VideoInterviewView,
  async run(context, { id, jobId }) {
    await requireVideoInterviewAccess(context, id, jobId);
    const row = await findRow(context.sql, getVideoInterview, [id]);
    if (row === null) throw notFound("video interview");
    return presentVideoInterview(context, row);
  },
});
