import { getDashboardDetails } from "../dashboard/get-details.ts";
import { getMostRecentApplicant } from "../dashboard/get-most-recent-applicant.ts";
import { getPassThrough } from "../dashboard/get-pass-through.ts";
import { getScoreDistribution } from "../dashboard/get-score-distribution.ts";
import { getSources } from "../dashboard/get-sources.ts";
import { getStageCounts } from "../dashboard/get-stage-counts.ts";
import { getTimeInStage } from "../dashboard/get-time-in-stage.ts";
import { getTimeToHire } from "../dashboard/get-time-to-hire.ts";
import { getTopLocation } from "../dashboard/get-top-location.ts";
import { getTopSkills } from "../dashboard/get-top-skills.ts";
import { getTotalApplicants } from "../dashboard/get-total-applicants.ts";
import { getWeeklyGraph } from "../dashboard/get-weekly-graph.ts";
import { listStagesOverview } from "../dashboard/list-stages-overview.ts";
import type { AnyOperation } from "../kernel/operation.ts";

/** What is told of many applications at once. */
export const dashboardOperations = {
  dashboard: {
    details: getDashboardDetails,
    mostRecentApplicant: getMostRecentApplicant,
    passThrough: getPassThrough,
    scoreDistribution: getScoreDistribution,
    sources: getSources,
    stageCounts: getStageCounts,
    stagesOverview: listStagesOverview,
    timeInStage: getTimeInStage,
    timeToHire: getTimeToHire,
    topLocation: getTopLocation,
    topSkills: getTopSkills,
    totalApplicants: getTotalApplicants,
    weeklyGraph: getWeeklyGraph,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
