import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";
import { StageInput } from "./stage-configuration.ts";
import { StageService } from "./stage.ts";

/** Stages of one workflow at most. */
export const MAX_STAGES = 50;

/** Users with whom one workflow is shared at most. */
const MAX_SHARES = 200;

/** A stage of a workflow; positions count from 1 without gaps. */
export const StageView = z.object({
  id: Id("stage"),
  workflowId: Id("workflow"),
  name: z.string(),
  position: z.number(),
  service: StageService,
  /** What the stage is set up with, complete: see the inputs for each service. */
  configuration: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
  version: z.number(),
});
export type StageView = z.infer<typeof StageView>;

/** A workflow without its stages: what lists show. */
export const WorkflowSummary = z.object({
  id: Id("workflow"),
  name: z.string(),
  /** Counts the changes of its stages. */
  revision: z.number(),
  stageCount: z.number(),
  createdByUserId: Id("user").nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Who changed it last, or made it. */
  updatedByUserId: Id("user").nullable(),
  version: z.number(),
});
export type WorkflowSummary = z.infer<typeof WorkflowSummary>;

export const WorkflowView = WorkflowSummary.extend({
  /** Who may read it besides its creator and the administrators, and use it for their jobs. */
  sharedWith: z.array(Id("user")),
  stages: z.array(StageView),
});
export type WorkflowView = z.infer<typeof WorkflowView>;

const UserIds = z.array(Id("user")).max(MAX_SHARES, { message: `At most ${MAX_SHARES} users.` });

export const WorkflowRef = z.strictObject({ id: Id("workflow") });
export const VersionedWorkflowRef = z.strictObject({ ...WorkflowRef.shape, expectedVersion: ExpectedVersion });
export const CreateWorkflowInput = z.strictObject({
  name: RequiredText(200),
  stages: z
    .array(StageInput)
    .max(MAX_STAGES, { message: `At most ${MAX_STAGES} stages.` })
    .default([]),
  sharedWithUserIds: UserIds.default([]),
});
export const UpdateWorkflowInput = z.strictObject({
  ...VersionedWorkflowRef.shape,
  name: RequiredText(200).optional(),
  /** Shares with exactly these users. */
  sharedWithUserIds: UserIds.optional(),
});
/** The workflows of one page. */
export const GetManyWorkflowsInput = z.strictObject({ ids: z.array(Id("workflow")).max(100) });
/** Shares with exactly these users: who is left out loses it. */
export const ShareWorkflowInput = z.strictObject({ ...VersionedWorkflowRef.shape, userIds: UserIds });
export const ListWorkflowsInput = listInput({ createdByUserId: Id("user") }, ["-id", "id", "name", "-name"]);
export const AssignWorkflowInput = z.strictObject({ workflowId: Id("workflow"), jobId: Id("job") });

/** What an assignment did: where the job's applications begin now, and how many were put there. */
export const WorkflowAssignment = z.object({
  jobId: Id("job"),
  workflowId: Id("workflow"),
  initialStage: StageView,
  placed: z.number(),
});
export type WorkflowAssignment = z.infer<typeof WorkflowAssignment>;

export const StageRef = z.strictObject({ id: Id("stage") });
const VersionedStageRef = z.strictObject({ ...StageRef.shape, expectedVersion: ExpectedVersion });

const Position = z.int().min(1).max(MAX_STAGES);

/** A new stage; without a position it becomes the last. */
export const CreateStageInput = z.strictObject({
  workflowId: Id("workflow"),
  position: Position.optional(),
  stage: StageInput,
});
export const UpdateStageInput = z.strictObject({
  ...VersionedStageRef.shape,
  name: RequiredText(200).optional(),
  /** Complete, as for a new stage of the same service. */
  configuration: z.record(z.string(), z.unknown()).optional(),
  /** Its place among the stages of its workflow; the others close up. */
  position: Position.optional(),
  /** Neither changes: given, they must be what they are. */
  service: StageService.optional(),
  workflowId: Id("workflow").optional(),
});
export const ReorderStagesInput = z.strictObject({
  workflowId: Id("workflow"),
  /** Every stage of the workflow, once. */
  stageIds: z.array(Id("stage")).min(1).max(MAX_STAGES),
  expectedVersion: ExpectedVersion,
});
/** A stage that holds applications is removed only when it is said where they go. */
export const DeleteStageInput = z.strictObject({ ...VersionedStageRef.shape, moveTo: Id("stage").optional() });
export const ListStagesInput = z.strictObject({ workflowId: Id("workflow") });
/** By workflow, and there in their order. */
export const QueryStagesInput = listInput({ workflowId: Id("workflow"), service: StageService }, [
  "position",
  "-position",
  "id",
  "-id",
]);
