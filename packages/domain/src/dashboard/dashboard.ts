import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";

/** What a dashboard is about: one job, else all that the caller can see (SPEC §5). */
export const DashboardInput = z.strictObject({ jobId: Id("job").optional() });
export type DashboardInput = z.infer<typeof DashboardInput>;

/** Persons with an application, each once. */
export const TotalApplicantsView = z.object({ total: z.number() });
export type TotalApplicantsView = z.infer<typeof TotalApplicantsView>;

/** Where most applicants live, without regard to case or space; null where nobody says. */
export const TopLocationView = z.object({ city: z.string().nullable(), count: z.number() });
export type TopLocationView = z.infer<typeof TopLocationView>;

/** How many skills a top names. */
export const TOP_SKILLS = 3;

/** The skills that most applicants have, at most {@link TOP_SKILLS}, the most frequent first. */
export const TopSkillsView = z.object({ skills: z.array(z.object({ skill: z.string(), count: z.number() })) });
export type TopSkillsView = z.infer<typeof TopSkillsView>;

/** When the latest resume came in; null without any. */
export const MostRecentApplicantView = z.object({ at: z.date().nullable() });
export type MostRecentApplicantView = z.infer<typeof MostRecentApplicantView>;

/** The person who was hired first. */
export const FirstHireView = z.object({
  /** The candidate. */
  id: Id("candidate"),
  name: z.string(),
  email: z.string().nullable(),
  hiredAt: z.date(),
});
export type FirstHireView = z.infer<typeof FirstHireView>;

/** The key figures (SPEC §5). */
export const DashboardDetailsView = z.object({
  totalApplicants: z.number(),
  /** Per cent of the applicants who have an assessment, with two decimals; null without applicants. */
  assessmentRatio: z.number().nullable(),
  /** Per cent of the applicants who have a video interview, likewise. */
  screeningRatio: z.number().nullable(),
  firstHire: FirstHireView.nullable(),
  creditsUsed: z.number(),
  /** Applications that are hired. */
  hires: z.number(),
  /** Rounded to a whole number; null without hires. */
  creditsPerHire: z.number().nullable(),
  /** `opened`: those that are not closed, drafts included. */
  jobs: z.object({ total: z.number(), opened: z.number(), closed: z.number() }),
});
export type DashboardDetailsView = z.infer<typeof DashboardDetailsView>;

/** One line of the weekly graph: an entry for each of {@link GRAPH_WEEKS} weeks, the current one last. */
export const WeeklySeries = z.object({
  /** ISO weeks, like `2026-W47`. */
  weeks: z.array(z.string()),
  data: z.array(z.number()),
  /** The Mondays, like `2026-11-16`. */
  startDates: z.array(z.string()),
});
export type WeeklySeries = z.infer<typeof WeeklySeries>;

/** What came in and was assigned in the last weeks, by the organisation's calendar. */
export const WeeklyGraphView = z.object({
  applicationsReceived: WeeklySeries,
  assessments: WeeklySeries,
  videoInterviews: WeeklySeries,
});
export type WeeklyGraphView = z.infer<typeof WeeklyGraphView>;

/** Applications by where they are, each counted once (SPEC §5). */
export const StageCountsView = z.object({
  resumeScreening: z.number(),
  assessmentTest: z.number(),
  videoInterview: z.number(),
  finalInterview: z.number(),
  hired: z.number(),
  onHold: z.number(),
  /** Those not shortlisted and the withdrawn included. */
  rejected: z.number(),
});
export type StageCountsView = z.infer<typeof StageCountsView>;

/** How many jobs the overview of stages reaches back. */
export const OVERVIEW_JOBS = 100;

/** Of the newest {@link OVERVIEW_JOBS} jobs that the caller can see, the newest first; or one job, however old. */
export const ListStagesOverviewInput = listInput({ jobId: Id("job") }, ["-id"]);

/** The applications of one job by where they are. */
export const JobStagesView = z.object({ jobId: Id("job"), jobName: z.string(), stages: StageCountsView });
export type JobStagesView = z.infer<typeof JobStagesView>;

/** How many applications have a resume of each score: the floor, all of 0 to 10. */
export const ScoreDistributionView = z.object({ bins: z.array(z.object({ score: z.number(), count: z.number() })) });
export type ScoreDistributionView = z.infer<typeof ScoreDistributionView>;
