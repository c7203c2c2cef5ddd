import { countPersons } from "@hirelane/db";
import { DashboardInput, TotalApplicantsView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getTotalApplicants = defineRead({
  id: "dashboard.totalApplicants",
  summary: "How many persons applied for the jobs that the caller may see, or for one job.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: TotalApplicantsView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    return { total: await countPersons(context.sql, scope) };
  },
});
