import { JobRef, TeamView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireJobAccess } from "./load-job.ts";
import { viewTeam } from "./team-view.ts";

export const listTeamMembers = defineRead({
  id: "jobs.listTeamMembers",
  summary: "The team of a job: managers, evaluators and reviewers.",
  permission: "jobs.read",
  input: JobRef,
  output: TeamView,
  async run(context, { id }) {
    await requireJobAccess(context, id);
    return viewTeam(context, id);
  },
});
