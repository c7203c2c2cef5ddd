import { UpdateWorkflowInput, WorkflowView } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { shareWith } from "./share-with.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const updateWorkflow = defineWrite({
  id: "workflows.update",
  summary: "Rename a workflow, or share it with others than now.",
  permission: "workflows.manage",
  input: UpdateWorkflowInput,
  output: WorkflowView,
  async run(context, { id, name, sharedWithUserIds, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    const subject = { kind: "workflow", id } as const;
    const isRenamed = name !== undefined && name !== workflow.name;
    if (sharedWithUserIds !== undefined) await shareWith(context, id, sharedWithUserIds);
    if (isRenamed) workflow.name = name;
    if (isRenamed || sharedWithUserIds !== undefined) {
      workflow.updatedAt = context.now;
      workflow.updatedByUserId = actingUserId(context);
    }
    await context.em.flush();
    if (isRenamed) await recordEvent(context, { type: "workflow.updated", subject });
    if (sharedWithUserIds !== undefined) await recordEvent(context, { type: "workflow.shared", subject });
    return viewWorkflow(context, id);
  },
});
