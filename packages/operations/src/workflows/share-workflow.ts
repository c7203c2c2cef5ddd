import { ShareWorkflowInput, WorkflowView } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { shareWith } from "./share-with.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const shareWorkflow = defineWrite({
  id: "workflows.share",
  summary: "Say which users may read a workflow and use it for their jobs: these, and no others.",
  permission: "workflows.manage",
  input: ShareWorkflowInput,
  output: WorkflowView,
  async run(context, { id, userIds, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    await shareWith(context, id, userIds);
    workflow.updatedAt = context.now;
    workflow.updatedByUserId = actingUserId(context);
    await context.em.flush();
    await recordEvent(context, { type: "workflow.shared", subject: { kind: "workflow", id } });
    return viewWorkflow(context, id);
  },
});
