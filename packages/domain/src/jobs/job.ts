import { z } from "zod";
import { TimeZone } from "../kernel/calendar.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText, Text } from "../kernel/text.ts";
import { InterviewPeriodDays, Language } from "../organisations/organisation.ts";
import { ActivityLimitMinutes, ReminderOffsets } from "../video-interviews/reminder-schedule.ts";

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

export const JobView = z.object({
  id: Id("job"),
  title: z.string(),
  description: z.string(),
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

const JobFields = {
  title: RequiredText(200),
  description: Text(20_000),
  published: z.boolean(),
  closesAt: Instant.nullable(),
  interviewPeriodDays: InterviewPeriodDays.nullable(),
  reminderOffsetsMinutes: ReminderOffsets.nullable(),
  activityLimitMinutes: ActivityLimitMinutes.nullable(),
  blindEvaluation: z.boolean().nullable(),
  timeZone: TimeZone.nullable(),
  language: Language.nullable(),
  questionSetId: Id("questionSet").nullable(),
};

export const CreateJobInput = z.strictObject({ ...z.object(JobFields).partial().shape, title: JobFields.title });
export const UpdateJobInput = z.strictObject({
  ...z.object(JobFields).partial().shape,
  id: Id("job"),
  expectedVersion: ExpectedVersion,
});
export const JobRef = z.strictObject({ id: Id("job") });

export const ListJobsInput = listInput({ published: z.boolean(), ownerUserId: Id("user") }, ["-id", "id"]);

export const TeamMemberView = z.object({
  userId: Id("user"),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: TeamRole,
});
export type TeamMemberView = z.infer<typeof TeamMemberView>;

export const TeamMemberInput = z.strictObject({ jobId: Id("job"), userId: Id("user"), role: TeamRole });
export const TeamView = z.object({ members: z.array(TeamMemberView) });

/** Whether a team role may be added beside those that the user has on the job. */
export function teamRoleClash(existing: readonly TeamRole[], added: TeamRole): boolean {
  const exclusive: readonly TeamRole[] = ["reviewer", "evaluator"];
  return exclusive.includes(added) && existing.some((role) => role !== added && exclusive.includes(role));
}
