import { z } from "zod";
import type { Role } from "../access/actor.ts";
import { calendarDaysBetween, TimeZone } from "../kernel/calendar.ts";
import type { FieldError } from "../kernel/error-code.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText, Text } from "../kernel/text.ts";
import { InterviewPeriodDays, Language } from "../organisations/organisation.ts";
import { ActivityLimitMinutes, ReminderOffsets } from "../video-interviews/reminder-schedule.ts";
import { KnockoutQuestions, PublicKnockoutQuestion } from "./knockout-question.ts";

/** What a user may be on one job's team; a reviewer is never an evaluator. */
export const TeamRole = z.enum(["manager", "evaluator", "reviewer"]);
export type TeamRole = z.infer<typeof TeamRole>;

/** Draft until published, open until its close date. */
export const JobStatus = z.enum(["draft", "open", "closed"]);
export type JobStatus = z.infer<typeof JobStatus>;

/** The status that a job's own dates give it at `now`. */
export function jobStatus(job: { published: boolean; closesAt: Date | null }, now: Date): JobStatus {
  if (job.closesAt !== null && job.closesAt.getTime() <= now.getTime()) return "closed";
  return job.published ? "open" : "draft";
}

/**
 * Days until a job closes, by the organisation's calendar: 1 when it closes tomorrow, 0 on its last day and once it is closed,
 * null while it has no close date (SPEC §4, §8).
 */
export function closingInDays(closesAt: Date | null, now: Date, timeZone: string): number | null {
  return closesAt === null ? null : Math.max(0, calendarDaysBetween(now, closesAt, timeZone));
}

export const TeamMemberView = z.object({
  userId: Id("user"),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: TeamRole,
});
export type TeamMemberView = z.infer<typeof TeamMemberView>;

export const JobView = z.object({
  id: Id("job"),
  title: z.string(),
  description: z.string(),
  /** The description as HTML, without anything that a browser would run. */
  descriptionHtml: z.string(),
  minExperienceYears: z.number().nullable(),
  maxExperienceYears: z.number().nullable(),
  employmentType: z.string(),
  location: z.string(),
  mustHaveSkills: z.array(z.string()),
  /** What resumes are scored by; null: the weights that count without any. */
  scoreWeightId: Id("scoreWeight").nullable(),
  workflowId: Id("workflow").nullable(),
  /** The last segment of the apply page's address. */
  publicKey: z.string(),
  knockoutQuestions: KnockoutQuestions,
  closingInDays: z.number().nullable(),
  applicantsCount: z.number(),
  /** Of today, by the organisation's calendar. */
  applicantsTodayCount: z.number(),
  team: z.array(TeamMemberView),
  /** When it was deleted; it is purged 30 days later. */
  deletedAt: z.date().nullable(),
  status: JobStatus,
  published: z.boolean(),
  closesAt: z.date().nullable(),
  interviewPeriodDays: z.number().nullable(),
  reminderOffsetsMinutes: z.array(z.number()).nullable(),
  activityLimitMinutes: z.number().nullable(),
  blindEvaluation: z.boolean().nullable(),
  timeZone: z.string().nullable(),
  language: Language.nullable(),
  /** What its candidates are asked; null: nothing. */
  questionSetId: Id("questionSet").nullable(),
  ownerUserId: Id("user"),
  createdAt: z.date(),
  version: z.number(),
});
export type JobView = z.infer<typeof JobView>;

const ExperienceYears = z.int().min(0).max(80);

/** Users who share a job: whoever is not named any more loses their roles on it, and whoever is new gets one by what they are. */
const MAX_SHARED_WITH = 500;
const SharedWith = z
  .array(Id("user"))
  .max(MAX_SHARED_WITH)
  .refine((ids) => new Set(ids).size === ids.length, { message: "Names a user twice." });

const JobFields = {
  title: RequiredText(200),
  description: Text(20_000),
  descriptionHtml: Text(100_000),
  minExperienceYears: ExperienceYears.nullable(),
  maxExperienceYears: ExperienceYears.nullable(),
  employmentType: Text(60),
  location: Text(200),
  mustHaveSkills: z.array(RequiredText(60)).max(50),
  scoreWeightId: Id("scoreWeight").nullable(),
  knockoutQuestions: KnockoutQuestions,
  published: z.boolean(),
  closesAt: Instant.nullable(),
  interviewPeriodDays: InterviewPeriodDays.nullable(),
  reminderOffsetsMinutes: ReminderOffsets.nullable(),
  activityLimitMinutes: ActivityLimitMinutes.nullable(),
  blindEvaluation: z.boolean().nullable(),
  timeZone: TimeZone.nullable(),
  language: Language.nullable(),
  questionSetId: Id("questionSet").nullable(),
  sharedWithUserIds: SharedWith,
};

export const CreateJobInput = z.strictObject({ ...z.object(JobFields).partial().shape, title: JobFields.title });
export const JobRef = z.strictObject({ id: Id("job") });
export const VersionedJobRef = z.strictObject({ ...JobRef.shape, expectedVersion: ExpectedVersion });
export const UpdateJobInput = z.strictObject({ ...z.object(JobFields).partial().shape, ...VersionedJobRef.shape });

/** Opens a closed job again: until `closesAt`, which lies in the future, or without an end. */
export const ReopenJobInput = z.strictObject({ ...VersionedJobRef.shape, closesAt: Instant.nullable().optional() });
export const ChangeJobOwnerInput = z.strictObject({ ...VersionedJobRef.shape, userId: Id("user") });

const Searched = Text(100).min(1);

export const ListJobsInput = listInput(
  {
    title: Searched,
    /** In the must-have skills or the description. */
    skills: Searched,
    mustSkills: Searched,
    published: z.boolean(),
    status: JobStatus,
    ownerUserId: Id("user"),
    /** The deleted ones instead of the others. */
    deleted: z.boolean(),
  },
  ["-id", "id", "title", "-title", "createdAt", "-createdAt", "closesAt", "-closesAt"],
);

/** Years of experience; null is no bound. */
export interface ExperienceBounds {
  readonly minExperienceYears: number | null;
  readonly maxExperienceYears: number | null;
}

/** The complaint about years of experience that contradict each other, at the one that was given; null when they do not. */
export function complaintAboutExperience(
  before: ExperienceBounds,
  given: { readonly [Bound in keyof ExperienceBounds]?: ExperienceBounds[Bound] | undefined },
): FieldError | null {
  const { minExperienceYears: min = before.minExperienceYears, maxExperienceYears: max = before.maxExperienceYears } =
    given;
  if (min === null || max === null || min <= max) return null;
  return given.minExperienceYears === undefined
    ? { path: "maxExperienceYears", message: "Must not be below the minimum." }
    : { path: "minExperienceYears", message: "Must not be above the maximum." };
}

/** What a stranger with the public key of an open job is told of it. */
export const PublicJobView = z.object({
  title: z.string(),
  organisationName: z.string(),
  description: z.string(),
  descriptionHtml: z.string(),
  employmentType: z.string(),
  location: z.string(),
  minExperienceYears: z.number().nullable(),
  maxExperienceYears: z.number().nullable(),
  closesAt: z.date().nullable(),
  language: Language,
  questions: z.array(PublicKnockoutQuestion),
});
export type PublicJobView = z.infer<typeof PublicJobView>;

export const TeamMemberInput = z.strictObject({ jobId: Id("job"), userId: Id("user"), role: TeamRole });
export const TeamView = z.object({ members: z.array(TeamMemberView) });

/** The team role of a user with whom a job is shared: hiring managers review, all others manage (SPEC §2). */
export function sharedRole(role: Role): TeamRole {
  return role === "hiringManager" ? "reviewer" : "manager";
}

/** Whether a team role may be added beside those that the user has on the job. */
export function teamRoleClash(existing: readonly TeamRole[], added: TeamRole): boolean {
  const exclusive: readonly TeamRole[] = ["reviewer", "evaluator"];
  return exclusive.includes(added) && existing.some((role) => role !== added && exclusive.includes(role));
}
