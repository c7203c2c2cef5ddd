import { getWorkflows } from "@hirelane/db";
import { GetManyWorkflowsInput, WorkflowView } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { visibleWorkflows } from "./workflow-access.ts";
import { completeWorkflows } from "./workflow-view.ts";

export const getManyWorkflows = defineRead({
  id: "workflows.getMany",
  summary: "Several workflows at once, with their stages; those that the caller may not see are left out.",
  permission: "workflows.read",
  input: GetManyWorkflowsInput,
  output: z.object({ workflows: z.array(WorkflowView) }),
  async run(context, { ids }) {
    const visible = await visibleWorkflows(context, ids);
    const rows = visible.size === 0 ? [] : await context.sql.rows(getWorkflows, [[...visible]]);
    return { workflows: await completeWorkflows(context, rows) };
  },
});
