import { workflowList } from "@hirelane/db";
import { ListWorkflowsInput, pageOf, WorkflowSummary } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listWorkflows = defineRead({
  id: "workflows.list",
  summary: "The workflows that the caller made, that are shared with them, or that a job of theirs uses.",
  permission: "workflows.read",
  input: ListWorkflowsInput,
  output: pageOf(WorkflowSummary),
  run: (context, input) => listPage(context, workflowList, input),
});
