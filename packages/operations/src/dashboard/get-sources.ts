import { readSources, scopedRows } from "@hirelane/db";
import { ApplicationSource, DashboardRange, SourcesView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { rangeOf } from "./range-of.ts";

export const getSources = defineRead({
  id: "dashboard.sources",
  summary: "How the applications that came in within a range came about.",
  permission: "dashboard.read",
  input: DashboardRange,
  output: SourcesView,
  async run(context, input) {
    const { scope, range, parameters } = await rangeOf(context, input);
    const rows = await scopedRows(context.sql, readSources, scope, parameters);
    const counts = new Map(rows.map((row) => [row.source, Number(row.applications)]));
    const sources = ApplicationSource.options.map((source) => ({ source, applications: counts.get(source) ?? 0 }));
    return { from: range.from, to: range.to, sources };
  },
});
