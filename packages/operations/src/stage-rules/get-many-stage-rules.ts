import { getStageRules, toId, toStageRuleView } from "@hirelane/db";
import { GetManyStageRulesInput, StageRuleView } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { visibleWorkflows } from "../workflows/workflow-access.ts";

export const getManyStageRules = defineRead({
  id: "stageRules.getMany",
  summary:
    "The rules of several stages at once; stages without one, and those that the caller may not see, are left out.",
  permission: "stageRules.read",
  input: GetManyStageRulesInput,
  output: z.object({ rules: z.array(StageRuleView) }),
  async run(context, { stageIds }) {
    const rows = stageIds.length === 0 ? [] : await context.sql.rows(getStageRules, [stageIds]);
    const workflowIds = new Set(rows.map((row) => toId(row.workflow_id)));
    const visible = await visibleWorkflows(context, [...workflowIds]);
    return { rules: rows.map((row) => toStageRuleView(row)).filter(({ workflowId }) => visible.has(workflowId)) };
  },
});
