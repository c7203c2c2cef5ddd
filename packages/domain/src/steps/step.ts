import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { StageService } from "../workflows/stage.ts";
import { StepDecider, StepStatus } from "./step-state.ts";

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
