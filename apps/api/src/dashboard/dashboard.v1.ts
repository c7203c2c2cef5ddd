import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { timestampV1 } from "../v1/time-v1.ts";
import {
  DetailsV1,
  JobStagesV1,
  StageGraphV1,
  toDetailsV1,
  toJobStagesV1,
  toStageGraphV1,
  toWeeklyGraphV1,
  WeeklyGraphV1,
} from "./dashboard-v1.ts";
import { rangeRoutesV1 } from "./ranges.v1.ts";

const { dashboard } = operations;

const query = z.object({ job_id: BodyId("job").optional() });

/** What every route about one job or all has in common. */
const ofJobs = {
  parameters: z.object({}),
  query,
  names: { jobId: "job_id" },
  toInput: ({ query: { job_id } }: { readonly query: z.output<typeof query> }) => ({ jobId: job_id }),
} as const;

/** Dashboards, over all jobs that the caller may see or over one. */
export const dashboardRoutesV1: readonly Route[] = [
  route("GET", "/analytics/total-applicants/", {
    ...ofJobs,
    operation: dashboard.totalApplicants,
    response: z.object({ total_applicants: z.number() }),
    source: "analytics: TotalApplicantsView",
    toResponse: ({ total }) => ({ total_applicants: total }),
  }),
  route("GET", "/analytics/top-location/", {
    ...ofJobs,
    operation: dashboard.topLocation,
    response: z.object({ top_location: z.string().nullable(), applicant_count: z.number() }),
    source: "analytics: TopLocationView",
    toResponse: ({ city, count }) => ({ top_location: city, applicant_count: count }),
  }),
  route("GET", "/analytics/top-skill/", {
    ...ofJobs,
    operation: dashboard.topSkills,
    response: z.object({ top_skills: z.array(z.object({ skill: z.string(), count: z.number() })) }),
    source: "analytics: TopSkillView",
    toResponse: ({ skills }) => ({ top_skills: skills }),
  }),
  route("GET", "/analytics/most-recent-applicant/", {
    ...ofJobs,
    operation: dashboard.mostRecentApplicant,
    response: z.object({ most_recent_applicant: z.string().nullable() }),
    source: "analytics: MostRecentApplicantView",
    toResponse: ({ at }) => ({ most_recent_applicant: timestampV1(at) }),
  }),
  route("GET", "/analytics/details/", {
    ...ofJobs,
    operation: dashboard.details,
    response: DetailsV1,
    source: "analytics: DashboardKpiView",
    isNothing: ({ totalApplicants }) => totalApplicants === 0,
    toResponse: (details, { url }) => toDetailsV1(details, (url.searchParams.get("job_id") ?? "") !== ""),
  }),
  route("GET", "/analytics/weekly-graph/", {
    ...ofJobs,
    operation: dashboard.weeklyGraph,
    response: WeeklyGraphV1,
    source: "analytics: DashboardWeeklyGraphView",
    toResponse: toWeeklyGraphV1,
  }),
  route("GET", "/analytics/applicants-stage-graph/", {
    ...ofJobs,
    operation: dashboard.stageCounts,
    response: StageGraphV1,
    source: "analytics: DashboardWeeklyGraphView",
    toResponse: toStageGraphV1,
  }),
  route("GET", "/analytics/score-distribution-graph/", {
    ...ofJobs,
    operation: dashboard.scoreDistribution,
    response: z.object({ results: z.array(z.object({ score: z.number(), count: z.number() })) }),
    source: "analytics: ScoreDistributionGraphView",
    toResponse: ({ bins }) => ({ results: bins }),
  }),
  listRoute("/analytics/applicants-stage-graph-overview/", {
    operation: dashboard.stagesOverview,
    paging: pagingV1,
    parameters: z.object({}),
    filters: { job_id: filterBy("jobId", BodyId("job")) },
    object: JobStagesV1,
    source: "analytics: ApplicationStagesOverviewGraphView",
    toObject: toJobStagesV1,
  }),
  ...rangeRoutesV1,
];
