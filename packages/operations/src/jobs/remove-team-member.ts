import { JobMemberEntity, settleEvaluationStatusOfJobs } from "@hirelane/db";
import { TeamMemberInput, TeamView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadJob } from "./load-job.ts";
import { viewTeam } from "./team-view.ts";

export const removeTeamMember = defineWrite({
  id: "jobs.removeTeamMember",
  summary: "Take a role on a job from a user.",
  permission: "jobs.manage",
  input: TeamMemberInput,
  output: TeamView,
  async run(context, { jobId, userId, role }) {
    await loadJob(context, jobId);
    const removed = await context.em.nativeDelete(JobMemberEntity, { jobId, userId, role });
    if (removed === 0) throw notFound("team member");
    if (role === "evaluator") await context.sql.rows(settleEvaluationStatusOfJobs, [[jobId]]);
    const subject = { kind: "job", id: jobId } as const;
    await recordEvent(context, { type: "job.teamMemberRemoved", subject, jobId, relatedId: userId, from: role });
    return viewTeam(context, jobId);
  },
});
