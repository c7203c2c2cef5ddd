import { z } from "zod";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";

/** Interviewers of one final interview at most. */
const MAX_INTERVIEWERS = 20;

const Interviewers = z
  .array(Id("user"))
  .max(MAX_INTERVIEWERS)
  .refine((ids) => new Set(ids).size === ids.length, { message: "Names a user twice." });

/** Minutes: 5 to a day. */
const DurationMinutes = z.int().min(5).max(1440);

/** When, how long, with whom and where: what moving into a final interview stage asks for (SPEC §4). */
export const FinalInterviewPlan = z.strictObject({
  startsAt: Instant,
  durationMinutes: DurationMinutes.optional(),
  interviewerIds: Interviewers.default([]),
  place: RequiredText(500).optional(),
});
export type FinalInterviewPlan = z.infer<typeof FinalInterviewPlan>;

export const FinalInterviewView = z.object({
  id: Id("finalInterview"),
  applicationId: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  stageId: Id("stage").nullable(),
  startsAt: z.date(),
  durationMinutes: z.number(),
  place: z.string(),
  interviewerIds: z.array(Id("user")),
  /** Counts how often it was changed. */
  sequence: z.number(),
  cancelledAt: z.date().nullable(),
  createdByUserId: Id("user").nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type FinalInterviewView = z.infer<typeof FinalInterviewView>;

/** Without a stage that in which the application is. Duration and place are those of the stage when left out. */
export const ScheduleFinalInterviewInput = FinalInterviewPlan.extend({
  applicationId: Id("application"),
  stageId: Id("stage").optional(),
});

/** What is left out stays as it is. */
export const RescheduleFinalInterviewInput = z.strictObject({
  id: Id("finalInterview"),
  startsAt: Instant.optional(),
  durationMinutes: DurationMinutes.optional(),
  interviewerIds: Interviewers.optional(),
  place: RequiredText(500).optional(),
  expectedVersion: ExpectedVersion,
});

export const FinalInterviewRef = z.strictObject({ id: Id("finalInterview") });
export const CancelFinalInterviewInput = FinalInterviewRef.extend({ expectedVersion: ExpectedVersion });
export const ListFinalInterviewsInput = listInput(
  { jobId: Id("job"), applicationId: Id("application"), startsFrom: Instant, startsUntil: Instant },
  ["-id", "id", "startsAt", "-startsAt"],
);

/** Whether a final interview may be changed: not once it was cancelled. */
export function decideReschedule({ cancelledAt }: { readonly cancelledAt: Date | null }): Decision<null, string> {
  return cancelledAt === null ? allow(null) : refuse("The interview was cancelled: schedule a new one.");
}
