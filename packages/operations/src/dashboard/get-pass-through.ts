import { readPassages, scopedRows } from "@hirelane/db";
import { DashboardRange, PassThroughView, percentage } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { rangeOf } from "./range-of.ts";
import { stageOf } from "./stage-of.ts";

export const getPassThrough = defineRead({
  id: "dashboard.passThrough",
  summary: "How many applications moved on from each stage, of those that entered it within a range.",
  permission: "dashboard.read",
  input: DashboardRange,
  output: PassThroughView,
  async run(context, input) {
    const { scope, range, parameters } = await rangeOf(context, input);
    const rows = await scopedRows(context.sql, readPassages, scope, parameters);
    const stages = rows.map((row) => {
      const [entered, passed] = [Number(row.entered), Number(row.passed)];
      return { ...stageOf(row), entered, passed, rate: percentage(passed, entered) };
    });
    return { from: range.from, to: range.to, stages };
  },
});
