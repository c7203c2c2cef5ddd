import { JobMemberEntity, listTeamRoles, settleEvaluationStatusOfJobs } from "@hirelane/db";
import { TeamMemberInput, teamRoleClash, TeamView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadUser } from "../users/load-user.ts";
import { loadJob } from "./load-job.ts";
import { viewTeam } from "./team-view.ts";

export const addTeamMember = defineWrite({
  id: "jobs.addTeamMember",
  summary: "Give a user a role on a job; a role that they have already stays as it is.",
  permission: "jobs.manage",
  input: TeamMemberInput,
  output: TeamView,
  async run(context, { jobId, userId, role }) {
    await loadJob(context, jobId);
    const user = await loadUser(context, userId);
    if (user.status === "deactivated") throw invalidField("userId", "This user is deactivated.");
    const roles = (await context.sql.rows(listTeamRoles, [jobId, userId])).map((row) => row.role);
    if (teamRoleClash(roles, role)) throw invalidField("role", "A reviewer is never an evaluator.");
    if (!roles.includes(role)) {
      context.em.create(JobMemberEntity, { organisationId: organisationOf(context), jobId, userId, role });
      await context.em.flush();
      if (role === "evaluator") await context.sql.rows(settleEvaluationStatusOfJobs, [[jobId]]);
      const subject = { kind: "job", id: jobId } as const;
      await recordEvent(context, { type: "job.teamMemberAdded", subject, jobId, relatedId: userId, to: role });
    }
    return viewTeam(context, jobId);
  },
});
