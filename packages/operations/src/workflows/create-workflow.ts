import { CreateWorkflowInput, WorkflowView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { makeWorkflow } from "./make-workflow.ts";
import { shareWith } from "./share-with.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const createWorkflow = defineWrite({
  id: "workflows.create",
  summary: "Create a workflow with its stages, for jobs to use.",
  permission: "workflows.create",
  input: CreateWorkflowInput,
  output: WorkflowView,
  async run(context, { sharedWithUserIds, ...workflow }) {
    const id = await makeWorkflow(context, workflow);
    if (sharedWithUserIds.length > 0) await shareWith(context, id, sharedWithUserIds);
    return viewWorkflow(context, id);
  },
});
