import { StageEntity } from "@hirelane/db";
import { CreateStageInput, MAX_STAGES, StageView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { reviseWorkflow } from "./revise-workflow.ts";
import { checkStage } from "./stage-input.ts";
import { requireStageAccess } from "./workflow-access.ts";
import { viewStages } from "./workflow-view.ts";

export const createStage = defineWrite({
  id: "stages.create",
  summary: "Add a stage to a workflow, at a position or as the last; applications stay where they are.",
  permission: "workflows.manage",
  input: CreateStageInput,
  output: StageView,
  async run(context, { workflowId, position, stage: input }) {
    const workflow = await loadWorkflow(context, workflowId);
    await checkStage(context, input);
    const others = (await viewStages(context, workflowId)).map(({ id }) => id);
    if (others.length >= MAX_STAGES) throw invalidField("workflowId", `At most ${MAX_STAGES} stages.`);
    const stage = context.em.create(StageEntity, {
      organisationId: organisationOf(context),
      workflowId,
      position: others.length + 1,
      createdAt: context.now,
      ...input,
    });
    await context.em.flush();
    const order = others.toSpliced((position ?? others.length + 1) - 1, 0, stage.id);
    await reviseWorkflow(context, workflow, { type: "workflow.stageCreated", relatedId: stage.id }, order);
    return requireStageAccess(context, stage.id);
  },
});
