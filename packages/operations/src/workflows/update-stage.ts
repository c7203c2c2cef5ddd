import type { StageEntity } from "@hirelane/db";
import { type StageService, StageView, UpdateStageInput } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadStage } from "./load-workflow.ts";
import { reviseWorkflow } from "./revise-workflow.ts";
import { checkStage, decodeConfiguration } from "./stage-input.ts";
import { requireStageAccess, requireWorkflowAccess } from "./workflow-access.ts";
import { viewStages } from "./workflow-view.ts";

export const updateStage = defineWrite({
  id: "stages.update",
  summary: "Change the name, the configuration or the position of a stage; its service and its workflow stay.",
  permission: "workflows.manage",
  input: UpdateStageInput,
  output: StageView,
  async run(context, { id, name, configuration, position, service, workflowId, expectedVersion }) {
    const { stage, workflow } = await loadStage(context, id, expectedVersion);
    await requireSame(context, stage, { service, workflowId });
    if (name !== undefined) stage.name = name;
    if (configuration !== undefined) {
      stage.configuration = decodeConfiguration(stage.service, configuration);
      await checkStage(context, stage);
    }
    const order = position === undefined ? [] : await orderWith(context, stage, position);
    await reviseWorkflow(context, workflow, { type: "workflow.stageUpdated", relatedId: id }, order);
    return requireStageAccess(context, id);
  },
});

/** Throws `refused` for what a stage keeps, or `not_found` for another workflow that the actor may not know of. */
async function requireSame(
  context: WriteContext,
  stage: StageEntity,
  { service, workflowId }: { readonly service?: StageService | undefined; readonly workflowId?: number | undefined },
): Promise<void> {
  if (service !== undefined && service !== stage.service) {
    throw refusedField("service", "A stage keeps its service; make another stage.");
  }
  if (workflowId === undefined || workflowId === stage.workflowId) return;
  await requireWorkflowAccess(context, workflowId, { requires: "read" });
  throw refusedField("workflowId", "A stage stays in its workflow.");
}

/** The stages of a workflow, with one of them at another position. */
async function orderWith(context: WriteContext, { id, workflowId }: StageEntity, position: number): Promise<number[]> {
  const others = (await viewStages(context, workflowId)).map((stage) => stage.id).filter((other) => other !== id);
  return others.toSpliced(position - 1, 0, id);
}
