import { WorkflowRef, WorkflowView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireWorkflowAccess } from "./workflow-access.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const getWorkflowById = defineRead({
  id: "workflows.get",
  summary: "One workflow, with its stages in their order.",
  permission: "workflows.read",
  input: WorkflowRef,
  output: WorkflowView,
  async run(context, { id }) {
    await requireWorkflowAccess(context, id);
    return viewWorkflow(context, id);
  },
});
