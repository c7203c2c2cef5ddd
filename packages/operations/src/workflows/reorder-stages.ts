import { ReorderStagesInput, StageView } from "@hirelane/domain";
import { z } from "zod";
import { invalidField, notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { reviseWorkflow } from "./revise-workflow.ts";
import { viewStages } from "./workflow-view.ts";

export const reorderStages = defineWrite({
  id: "stages.reorder",
  summary: "Put the stages of a workflow into another order; every application stays in its stage.",
  permission: "workflows.manage",
  input: ReorderStagesInput,
  output: z.object({ items: z.array(StageView) }),
  async run(context, { workflowId, stageIds, expectedVersion }) {
    const workflow = await loadWorkflow(context, workflowId, expectedVersion);
    const stages = new Set((await viewStages(context, workflowId)).map(({ id }) => id));
    if (stageIds.some((id) => !stages.has(id))) throw notFound("stage");
    if (new Set(stageIds).size !== stageIds.length || stageIds.length !== stages.size) {
      throw invalidField("stageIds", "Must name every stage of the workflow once.");
    }
    await reviseWorkflow(context, workflow, { type: "workflow.stagesReordered" }, stageIds);
    return { items: await viewStages(context, workflowId) };
  },
});
