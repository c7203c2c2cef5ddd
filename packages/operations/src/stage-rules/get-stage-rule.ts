import { StageRuleRef, StageRuleView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";
import { viewStageRule } from "./stage-rule-view.ts";

export const getRuleOfStage = defineRead({
  id: "stageRules.get",
  summary: "The rule of a stage.",
  permission: "stageRules.read",
  input: StageRuleRef,
  output: StageRuleView,
  async run(context, { stageId }) {
    await requireStageAccess(context, stageId);
    return viewStageRule(context, stageId);
  },
});
