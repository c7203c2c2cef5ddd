import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";
import { StageService } from "../workflows/stage.ts";
import { MAX_STAGES, StageView, WorkflowSummary } from "../workflows/workflow.ts";

/** A workflow with its stages and a job that uses it: what partners call an interview module. */
export const InterviewModuleView = WorkflowSummary.extend({
  /** The newest job of those that use it and that the caller may see; null: none. */
  jobId: Id("job").nullable(),
  stages: z.array(StageView),
});
export type InterviewModuleView = z.infer<typeof InterviewModuleView>;

const TOO_MANY = { message: `At most ${MAX_STAGES} stages.` };
const TOO_FEW = { message: "At least one stage." };

export const InterviewModuleRef = z.strictObject({ id: Id("workflow") });
export const ListInterviewModulesInput = listInput({}, ["-id", "id", "name", "-name"]);
export const InterviewModulesOfJobRef = z.strictObject({ jobId: Id("job") });

/** A stage as it is to be made; of the configuration, what is left out has its default. */
const NewStage = z.strictObject({
  service: StageService,
  name: RequiredText(200),
  configuration: z.record(z.string(), z.unknown()).optional(),
});
export const CreateInterviewModuleInput = z.strictObject({
  jobId: Id("job"),
  name: RequiredText(200),
  stages: z.array(NewStage).min(1, TOO_FEW).max(MAX_STAGES, TOO_MANY),
});

/** A stage as it should be; with an id, one that is there already: its service stays, and its configuration unless given. */
const WantedStage = z.strictObject({ id: Id("stage").optional(), ...NewStage.shape });
export type WantedStage = z.infer<typeof WantedStage>;

export const UpdateInterviewModuleInput = z.strictObject({
  ...InterviewModuleRef.shape,
  expectedVersion: ExpectedVersion,
  name: RequiredText(200).optional(),
  /** Every stage, in their order: those that are not named go, as long as nobody is in them. */
  stages: z.array(WantedStage).min(1, TOO_FEW).max(MAX_STAGES, TOO_MANY).optional(),
});

/** The stage of a service in a workflow. */
export const StageOfServiceRef = z.strictObject({ workflowId: Id("workflow"), service: StageService });
