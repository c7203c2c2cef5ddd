import { operations } from "@hirelane/operations";
import { query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { dashboard } = operations;

export const dashboardRouter = router({
  details: query(dashboard.details),
  mostRecentApplicant: query(dashboard.mostRecentApplicant),
  passThrough: query(dashboard.passThrough),
  scoreDistribution: query(dashboard.scoreDistribution),
  sources: query(dashboard.sources),
  stageCounts: query(dashboard.stageCounts),
  stagesOverview: query(dashboard.stagesOverview),
  timeInStage: query(dashboard.timeInStage),
  timeToHire: query(dashboard.timeToHire),
  topLocation: query(dashboard.topLocation),
  topSkills: query(dashboard.topSkills),
  totalApplicants: query(dashboard.totalApplicants),
  weeklyGraph: query(dashboard.weeklyGraph),
});
