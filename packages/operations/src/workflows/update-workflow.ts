import { UpdateWorkflowInput, WorkflowView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const updateWorkflow = defineWrite({
  id: "workflows.update",
  summary: "Rename a workflow.",
  permission: "workflows.manage",
  input: UpdateWorkflowInput,
  output: WorkflowView,
  async run(context, { id, name, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    if (name !== undefined && name !== workflow.name) {
      workflow.name = name;
      workflow.updatedAt = context.now;
      await context.em.flush();
      await recordEvent(context, { type: "workflow.updated", subject: { kind: "workflow", id } });
    }
    return viewWorkflow(context, id);
  },
});
