import { countPlaces, readPlaces, scopedRows } from "@hirelane/db";
import { countByGroup, DashboardInput, StageCountsView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getStageCounts = defineRead({
  id: "dashboard.stageCounts",
  summary: "Where the applications are, each counted once.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: StageCountsView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const rows = await scopedRows(context.sql, countPlaces, scope);
    return countByGroup(rows.map(await readPlaces(context.sql, rows)));
  },
});
