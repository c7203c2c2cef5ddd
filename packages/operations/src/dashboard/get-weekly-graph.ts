import { countByWeek, scopedRows, type WeeklyKind } from "@hirelane/db";
import { DashboardInput, GRAPH_WEEKS, WeeklyGraphView, type WeeklySeries, weeklySeries } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getWeeklyGraph = defineRead({
  id: "dashboard.weeklyGraph",
  summary: "Applications received, tests and video interviews assigned, in each of the last twelve weeks.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: WeeklyGraphView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const rows = await scopedRows(context.sql, countByWeek, scope, [context.now, GRAPH_WEEKS]);
    const [first] = rows;
    if (first === undefined) throw new Error("An organisation has a calendar.");
    const series = (wanted: WeeklyKind): WeeklySeries => {
      const ofKind = rows.filter(({ kind }) => kind === wanted);
      return weeklySeries(first.today, new Map(ofKind.map(({ monday, amount }) => [monday, Number(amount)])));
    };
    return {
      applicationsReceived: series("received"),
      assessments: series("assessments"),
      videoInterviews: series("interviews"),
    };
  },
});
