import { findRow, getJobAccess, getVideoInterview, toId } from "@hirelane/db";
import { videoInterviewAccess, VideoInterviewRef, VideoInterviewView } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { presentVideoInterview } from "./load-video-interview.ts";

export const getVideoInterviewById = defineRead({
  id: "videoInterviews.get",
  summary: "One video interview; candidates see their own.",
  permission: "videoInterviews.read",
  input: VideoInterviewRef,
  output: VideoInterviewView,
  async run(context, { id, jobId }) {
    const row = await findRow(context.sql, getVideoInterview, [id]);
    if (row === null || (jobId !== undefined && toId(row.job_id) !== jobId)) throw notFound("video interview");
    const job = await findRow(context.sql, getJobAccess, [row.job_id, actingUserId(context)]);
    if (job === null) throw notFound("video interview");
    const facts = { jobId: toId(row.job_id), ownerUserId: toId(job.owner_user_id), teamRoles: job.team_roles };
    const access = videoInterviewAccess(context.actor, id, facts);
    if (access === "none") throw notFound("video interview");
    return presentVideoInterview(context, row, access === "manage" && context.actor.kind !== "candidate");
  },
});
