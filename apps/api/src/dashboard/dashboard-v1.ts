import {
  type DashboardDetailsView,
  type FirstHireView,
  Id,
  type JobStagesView,
  type StageCountsView,
  type WeeklyGraphView,
  type WeeklySeries,
} from "@hirelane/domain";
import { z } from "zod";
import { timestampV1 } from "../v1/time-v1.ts";

/** Who was hired first. */
const CloseFillV1 = z.object({
  id: Id("candidate"),
  name: z.string(),
  email: z.string(),
  status: z.literal("Hired"),
  hired_at: z.string(),
});

const figures = {
  total_applicants: z.number(),
  assessment_ratio: z.number(),
  personality_screening_ratio: z.number(),
  credits_per_hire: z.number().nullable(),
};

/** The key figures of one job. */
const DetailsOfJobV1 = z.object({ close_fills: CloseFillV1.nullable(), ...figures });

/** The key figures of several jobs. */
const DetailsOfJobsV1 = z.object({
  ...figures,
  total_jobs: z.number(),
  close_fill: CloseFillV1.nullable(),
  closed_jobs_count: z.number(),
  opened_jobs_count: z.number(),
});

/** The key figures as v1 shows them: those of one job lack what is about jobs, and spell the first hire in another way. */
export const DetailsV1 = z.union([DetailsOfJobV1, DetailsOfJobsV1]);

export function toDetailsV1(details: DashboardDetailsView, ofOneJob: boolean): z.input<typeof DetailsV1> {
  const shared = {
    total_applicants: details.totalApplicants,
    assessment_ratio: details.assessmentRatio ?? 0,
    personality_screening_ratio: details.screeningRatio ?? 0,
    credits_per_hire: details.creditsPerHire,
  };
  const firstHire = toCloseFillV1(details.firstHire);
  if (ofOneJob) return { close_fills: firstHire, ...shared };
  const { total, opened, closed } = details.jobs;
  return {
    ...shared,
    total_jobs: total,
    close_fill: firstHire,
    closed_jobs_count: closed,
    opened_jobs_count: opened,
  };
}

function toCloseFillV1(hire: FirstHireView | null): z.input<typeof CloseFillV1> | null {
  if (hire === null) return null;
  const { id, name, email, hiredAt } = hire;
  return { id, name, email: email ?? "", status: "Hired", hired_at: timestampV1(hiredAt) };
}

const SeriesV1 = z.object({
  weeks: z.array(z.string()),
  data: z.array(z.number()),
  start_dates: z.array(z.string()),
});

/** The weekly graph as v1 shows it. */
export const WeeklyGraphV1 = z.object({
  results: z.object({ applications_received: SeriesV1, assessments: SeriesV1, video_interviews: SeriesV1 }),
});

export function toWeeklyGraphV1(graph: WeeklyGraphView): z.input<typeof WeeklyGraphV1> {
  return {
    results: {
      applications_received: toSeriesV1(graph.applicationsReceived),
      assessments: toSeriesV1(graph.assessments),
      video_interviews: toSeriesV1(graph.videoInterviews),
    },
  };
}

const toSeriesV1 = ({ weeks, data, startDates }: WeeklySeries) => ({ weeks, data, start_dates: startDates });

const stages = {
  resume_screening: z.number(),
  assessment_test: z.number(),
  video_interview: z.number(),
  scheduled_final_interview: z.number(),
  hired: z.number(),
  on_hold: z.number(),
};

/** How many applications are where, as v1 shows it. */
export const StageGraphV1 = z.object({ results: z.object({ ...stages, rejected: z.number() }) });

/** The same of one job, where the rejected have another name. */
export const JobStagesV1 = z.object({
  job_name: z.string(),
  stages: z.object({ ...stages, reject: z.number() }),
});

export const toStageGraphV1 = (counts: StageCountsView): z.input<typeof StageGraphV1> => ({
  results: { ...toStagesV1(counts), rejected: counts.rejected },
});

export const toJobStagesV1 = ({ jobName, stages: counts }: JobStagesView): z.input<typeof JobStagesV1> => ({
  job_name: jobName,
  stages: { ...toStagesV1(counts), reject: counts.rejected },
});

const toStagesV1 = (counts: StageCountsView) => ({
  resume_screening: counts.resumeScreening,
  assessment_test: counts.assessmentTest,
  video_interview: counts.videoInterview,
  scheduled_final_interview: counts.finalInterview,
  hired: counts.hired,
  on_hold: counts.onHold,
});
