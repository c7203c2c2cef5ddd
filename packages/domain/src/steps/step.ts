import { z } from "zod";
import { candidateOnJob, stageOfService } from "../applications/candidate-on-job.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { StageService } from "../workflows/stage.ts";
import { StepAction, StepDecider, StepStatus } from "./step-state.ts";

/** A stage as steps and applications show it. */
export const StageMention = z.object({
  id: Id("stage"),
  name: z.string(),
  service: StageService,
  position: z.number(),
});
export type StageMention = z.infer<typeof StageMention>;

export const StepView = z.object({
  id: Id("step"),
  applicationId: Id("application"),
  stage: StageMention,
  status: StepStatus,
  /** Who decided: a rule of the workflow, or a person; null: nobody yet. */
  decidedBy: StepDecider.nullable(),
  decidedByUserId: Id("user").nullable(),
  openedAt: z.date(),
  startedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  version: z.number(),
});
export type StepView = z.infer<typeof StepView>;

/** A step is named by its application and its stage: it may not be there yet. */
export const StepRef = z.strictObject({ applicationId: Id("application"), stageId: Id("stage") });
export const StepsOfApplicationRef = z.strictObject({ applicationId: Id("application") });

export const StepByIdRef = z.strictObject({ id: Id("step") });
export const QueryStepsInput = listInput(
  { jobId: Id("job"), candidateId: Id("candidate"), applicationId: Id("application") },
  ["-id", "id"],
);
/** What is done in a step of a candidate on a job; it may not be there yet. */
export const ActOnStepInput = z.strictObject({ ...candidateOnJob, ...stageOfService, action: StepAction });
/** What is done in a step that is there, one after the other; nothing leaves it as it is. */
export const ChangeStepInput = z.strictObject({
  ...StepByIdRef.shape,
  actions: z.array(StepAction).max(StepAction.options.length),
  expectedVersion: ExpectedVersion,
});
