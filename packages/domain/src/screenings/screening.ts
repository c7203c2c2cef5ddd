import { z } from "zod";
import { ApplicationStatus } from "../applications/application-status.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
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
  questionSetId: Id("questionSet").nullable(),
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

export const ListScreeningsInput = listInput(
  {
    jobId: Id("job"),
    status: VideoInterviewStatus,
    applicationId: Id("application"),
    assignedFrom: Instant,
    assignedUntil: Instant,
    expiredFrom: Instant,
    expiredUntil: Instant,
  },
  ["-id", "id"],
);
