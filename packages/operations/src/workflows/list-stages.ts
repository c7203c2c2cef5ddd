import { ListStagesInput, StageView } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { requireWorkflowAccess } from "./workflow-access.ts";
import { viewStages } from "./workflow-view.ts";

export const listStages = defineRead({
  id: "stages.list",
  summary: "The stages of a workflow, in their order.",
  permission: "workflows.read",
  input: ListStagesInput,
  output: z.object({ items: z.array(StageView) }),
  async run(context, { workflowId }) {
    await requireWorkflowAccess(context, workflowId);
    return { items: await viewStages(context, workflowId) };
  },
});
