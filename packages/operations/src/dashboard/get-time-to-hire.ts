import { readHires, scopedRows } from "@hirelane/db";
import { DashboardRange, TimeToHireView, wholeShare } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { rangeOf } from "./range-of.ts";

export const getTimeToHire = defineRead({
  id: "dashboard.timeToHire",
  summary: "How many were hired within a range, and how long that took from their application on.",
  permission: "dashboard.read",
  input: DashboardRange,
  output: TimeToHireView,
  async run(context, input) {
    const { scope, range, parameters } = await rangeOf(context, input);
    const [row] = await scopedRows(context.sql, readHires, scope, parameters);
    const hires = Number(row?.hires ?? 0);
    return { from: range.from, to: range.to, hires, averageSeconds: wholeShare(Number(row?.seconds ?? 0), hires) };
  },
});
