import { findNewestResume, scopedRows, toDate } from "@hirelane/db";
import { DashboardInput, MostRecentApplicantView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getMostRecentApplicant = defineRead({
  id: "dashboard.mostRecentApplicant",
  summary: "When the newest resume came in.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: MostRecentApplicantView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const [row] = await scopedRows(context.sql, findNewestResume, scope);
    return { at: row === undefined ? null : toDate(row.at) };
  },
});
