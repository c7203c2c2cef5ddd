import { type DetailsRow, getDetails, scopedRows, toFirstHire } from "@hirelane/db";
import { DashboardDetailsView, DashboardInput, percentage, wholeShare } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const getDashboardDetails = defineRead({
  id: "dashboard.details",
  summary: "The key figures: applicants, how many of them are tested and interviewed, hires, credits and jobs.",
  permission: "dashboard.read",
  input: DashboardInput,
  output: DashboardDetailsView,
  async run(context, { jobId }) {
    const scope = await dashboardScope(context, jobId);
    const [row] = await scopedRows(context.sql, getDetails, scope, [context.now]);
    if (row === undefined) throw new Error("The statement of the key figures gives one row.");
    return toDetails(row);
  },
});

function toDetails(row: DetailsRow): DashboardDetailsView {
  const totalApplicants = Number(row.applicants);
  const hires = Number(row.hires);
  const creditsUsed = Number(row.credits);
  const total = Number(row.jobs);
  const closed = Number(row.closed);
  return {
    totalApplicants,
    assessmentRatio: percentage(Number(row.assessed), totalApplicants),
    screeningRatio: percentage(Number(row.interviewed), totalApplicants),
    firstHire: toFirstHire(row),
    creditsUsed,
    hires,
    creditsPerHire: wholeShare(creditsUsed, hires),
    jobs: { total, opened: total - closed, closed },
  };
}
