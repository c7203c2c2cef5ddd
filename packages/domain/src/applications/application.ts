import { z } from "zod";
import { FinalInterviewPlan } from "../final-interviews/final-interview.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { Text } from "../kernel/text.ts";
import { labelFilters } from "../status-labels/label-filters.ts";
import { StatusLabel } from "../status-labels/status-label.ts";
import { StageMention, StepView } from "../steps/step.ts";
import { ApplicationStatus } from "./application-status.ts";
import { candidateOnJob } from "./candidate-on-job.ts";

/** How an application came about. */
export const ApplicationSource = z.enum(["manual", "apply", "import", "api"]);
export type ApplicationSource = z.infer<typeof ApplicationSource>;

/** Answers to the knock-out questions of a job, by the question's key. */
export type KnockoutAnswers = readonly { readonly key: string; readonly answer: string | number | boolean }[];

export const ApplicationView = z.object({
  id: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  candidate: z.object({ firstName: z.string(), lastName: z.string(), email: z.string().nullable() }),
  status: ApplicationStatus,
  /** Its state in one word, as that of its current resume (SPEC §4). */
  label: StatusLabel,
  /** Why it has this status, as a code; null: nobody said. */
  statusCode: z.string().nullable(),
  statusChangedAt: z.date().nullable(),
  /** Until when a rejection can be taken back; the mail leaves then. */
  undoUntil: z.date().nullable(),
  hiredAt: z.date().nullable(),
  /** Null: the job has no workflow. */
  stage: StageMention.nullable(),
  stageEnteredAt: z.date().nullable(),
  source: ApplicationSource,
  createdAt: z.date(),
  updatedAt: z.date(),
  updatedByUserId: Id("user").nullable(),
  version: z.number(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** An application with how far it is in each stage. */
export const ApplicationDetail = ApplicationView.extend({ steps: z.array(StepView) });
export type ApplicationDetail = z.infer<typeof ApplicationDetail>;

export const CreateApplicationInput = z.strictObject({ jobId: Id("job"), candidateId: Id("candidate") });
export const ApplicationRef = z.strictObject({ id: Id("application") });

export const ListApplicationsInput = listInput(
  {
    jobId: Id("job"),
    /** The title of the job, without regard to case. */
    jobTitle: Text(200).min(1),
    candidateId: Id("candidate"),
    status: ApplicationStatus,
    ...labelFilters,
    stageId: Id("stage"),
    updatedSince: Instant,
    updatedUntil: Instant,
  },
  ["-id", "id", "updatedAt", "-updatedAt", "status", "-status", "stage", "-stage"],
);

/** A code that says why; free text belongs into feedback, which can be erased. */
export const ReasonCode = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, {
  message: "A code: a letter, then letters, digits, dots, hyphens or underscores, 64 at most.",
});

const VersionedApplicationRef = z.strictObject({
  ...ApplicationRef.shape,
  expectedVersion: ExpectedVersion,
});
export const ChangeApplicationInput = z.strictObject({
  ...VersionedApplicationRef.shape,
  reasonCode: ReasonCode.optional(),
});

/** The stage in which the caller saw the application; a move that finds it elsewhere is a conflict. */
const ExpectedStage = z.int().positive().nullable().optional();
/** Where an application is to stand: with which status, and in the stage of which name. What is so already stays. */
export const UpdateApplicationInput = z.strictObject({
  ...ChangeApplicationInput.shape,
  status: ApplicationStatus.optional(),
  stageName: Text(100).min(1).optional(),
});
export const MoveToNextStageInput = z.strictObject({
  ...ChangeApplicationInput.shape,
  expectedStageId: ExpectedStage,
});
export const MoveCandidateToNextStageInput = z.strictObject({
  ...candidateOnJob,
  expectedStageId: ExpectedStage,
  /** The date, where the next stage is for final interviews; without it, one is to be scheduled later. */
  finalInterview: FinalInterviewPlan.optional(),
});
export const MoveToStageInput = z.strictObject({
  ...ChangeApplicationInput.shape,
  stageId: Id("stage"),
  expectedStageId: ExpectedStage,
  /** The date, for a stage of final interviews; without it, one is to be scheduled later. */
  finalInterview: FinalInterviewPlan.optional(),
});

/** What has happened to one application, the newest first or last. */
export const ListApplicationHistoryInput = z.strictObject({
  ...ApplicationRef.shape,
  ...listInput({}, ["-position", "position"], 100).shape,
});

/** One stay in a stage; `leftAt` null: it lasts. */
export const StageStay = z.object({
  /** Null: the stage has been removed. */
  stage: StageMention.nullable(),
  stageId: z.number(),
  enteredAt: z.date(),
  leftAt: z.date().nullable(),
  seconds: z.number(),
});
export type StageStay = z.infer<typeof StageStay>;
