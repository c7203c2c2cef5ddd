import { scopedRows, topSkills } from "@hirelane/db";
import { DashboardInput, TOP_SKILLS, TopSkillsView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getTopSkills = defineRead({
  id: "dashboard.topSkills",
  summary: "The three skills that most applicants have.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: TopSkillsView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const rows = await scopedRows(context.sql, topSkills, scope, [TOP_SKILLS]);
    return { skills: rows.map(({ label, amount }) => ({ skill: label, count: Number(amount) })) };
  },
});
