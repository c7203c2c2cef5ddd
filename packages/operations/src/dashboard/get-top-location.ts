import { scopedRows, topCities } from "@hirelane/db";
import { DashboardInput, TopLocationView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getTopLocation = defineRead({
  id: "dashboard.topLocation",
  summary: "The city where most applicants live, without regard to case or space.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: TopLocationView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const [row] = await scopedRows(context.sql, topCities, scope, [1]);
    return row === undefined ? { city: null, count: 0 } : { city: row.label, count: Number(row.amount) };
  },
});
