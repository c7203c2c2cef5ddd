import { StageView, UpdateStageInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadStage } from "./load-workflow.ts";
import { reviseWorkflow } from "./revise-workflow.ts";
import { checkStage, decodeConfiguration } from "./stage-input.ts";
import { requireStageAccess } from "./workflow-access.ts";

export const updateStage = defineWrite({
  id: "stages.update",
  summary: "Change the name or the configuration of a stage; its service stays.",
  permission: "workflows.manage",
  input: UpdateStageInput,
  output: StageView,
  async run(context, { id, name, configuration, expectedVersion }) {
    const { stage, workflow } = await loadStage(context, id, expectedVersion);
    if (name !== undefined) stage.name = name;
    if (configuration !== undefined) {
      stage.configuration = decodeConfiguration(stage.service, configuration);
      await checkStage(context, stage);
    }
    await reviseWorkflow(context, workflow, { type: "workflow.stageUpdated", relatedId: id });
    return requireStageAccess(context, id);
  },
});
