import { readStays, scopedRows } from "@hirelane/db";
import { DashboardRange, TimeInStageView, wholeShare } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { rangeOf } from "./range-of.ts";
import { stageOf } from "./stage-of.ts";

export const getTimeInStage = defineRead({
  id: "dashboard.timeInStage",
  summary: "How long applications stay in each stage, of those that entered it within a range.",
  permission: "dashboard.read",
  input: DashboardRange,
  output: TimeInStageView,
  async run(context, input) {
    const { scope, range, parameters } = await rangeOf(context, input);
    const rows = await scopedRows(context.sql, readStays, scope, parameters);
    const stages = rows.map((row) => {
      const passed = Number(row.passed);
      return { ...stageOf(row), passed, averageSeconds: wholeShare(Number(row.stay_seconds), passed) };
    });
    return { from: range.from, to: range.to, stages };
  },
});
