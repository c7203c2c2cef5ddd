import { z } from "zod";
import { ApplicationStatus } from "../applications/application-status.ts";
import { candidateOnJob } from "../applications/candidate-on-job.ts";
import { Day } from "../kernel/day.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { QuestionView } from "../questions/question.ts";
import { StatusLabel } from "../status-labels/status-label.ts";
import { StepDecider, StepStatus } from "../steps/step-state.ts";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";

/** A screening in the words of the hiring pipeline: the video interview of an application, with the step of its stage. */
export const ScreeningView = z.object({
  /** The id of the video interview: they are one. */
  id: Id("videoInterview"),
  applicationId: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  applicationStatus: ApplicationStatus,
  status: VideoInterviewStatus,
  label: StatusLabel,
  questionSetId: Id("questionSet").nullable(),
  /** What is asked: the questions that it was begun with, else those that the set has now. */
  questions: z.array(QuestionView),
  assignedByUserId: Id("user").nullable(),
  /** Null while it is not invited. */
  assignedAt: z.date().nullable(),
  /** When it ends, or ended: its deadline. */
  expiredAt: z.date().nullable(),
  /** Whether the candidate has used the link: looking at its page changes nothing, confirming by it does. */
  linkOpened: z.boolean(),
  startedAt: z.date().nullable(),
  completed: z.boolean(),
  completedAt: z.date().nullable(),
  revoked: z.boolean(),
  /** The stage that it belongs to; null: none that was opened. */
  stageId: Id("stage").nullable(),
  stepStatus: StepStatus.nullable(),
  isApproved: z.boolean().nullable(),
  decidedBy: StepDecider.nullable(),
  /** Whether nobody but a workflow assigned it. */
  executedByWorkflow: z.boolean(),
  /** Whether a person decided, whatever the workflow said. */
  isStatusOverriddenByUser: z.boolean(),
  version: z.number(),
});
export type ScreeningView = z.infer<typeof ScreeningView>;

export const ScreeningRef = z.strictObject({ id: Id("videoInterview") });
export const VersionedScreeningRef = ScreeningRef.extend({ expectedVersion: ExpectedVersion });

/** Invites to a video interview for `daysToExpire`, else for the job's interview period, with questions of its own if named. */
export const AssignScreeningsInput = z.strictObject({
  applicationIds: z
    .array(Id("application"))
    .max(1000)
    .refine((ids) => new Set(ids).size === ids.length, { message: "Names an application twice." }),
  questionSetId: Id("questionSet").optional(),
  daysToExpire: z.int().min(1).max(365).optional(),
});

/** Invites one candidate on one job, until `deadline`, else for the job's interview period. */
export const CreateScreeningInput = z.strictObject({
  candidateId: candidateOnJob.candidateId,
  jobId: candidateOnJob.jobId,
  questionSetId: Id("questionSet").optional(),
  deadline: Instant.optional(),
});

/**
 * What is changed about a screening at once, in this order: its deadline, the approval of the step of its stage, and whether
 * it is revoked. What it is already changes nothing.
 */
export const UpdateScreeningInput = z.strictObject({
  id: Id("videoInterview"),
  /** Whose it is, and on which job, stays. */
  candidateId: candidateOnJob.candidateId.optional(),
  jobId: candidateOnJob.jobId.optional(),
  deadline: Instant.optional(),
  approved: z.boolean().optional(),
  revoked: z.boolean().optional(),
  expectedVersion: ExpectedVersion,
});
export type UpdateScreeningInput = z.output<typeof UpdateScreeningInput>;

export const ListScreeningsInput = listInput(
  {
    jobId: Id("job"),
    status: VideoInterviewStatus,
    label: StatusLabel,
    candidateIds: z.array(Id("candidate")).max(100),
    applicationId: Id("application"),
    assignedFrom: Instant,
    assignedUntil: Instant,
    assignedOn: Day,
    expiredFrom: Instant,
    expiredUntil: Instant,
    expiredOn: Day,
  },
  ["-id", "id", "expiredAt", "-expiredAt"],
);
