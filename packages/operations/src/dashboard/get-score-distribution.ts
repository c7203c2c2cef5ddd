import { countScores, scopedRows } from "@hirelane/db";
import { DashboardInput, scoreBins, ScoreDistributionView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getScoreDistribution = defineRead({
  id: "dashboard.scoreDistribution",
  summary: "How many applications have a resume of each score.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: ScoreDistributionView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const rows = await scopedRows(context.sql, countScores, scope);
    return { bins: scoreBins(new Map(rows.map(({ score, count }) => [Number(score), Number(count)]))) };
  },
});
