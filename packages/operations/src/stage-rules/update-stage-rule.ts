import { StageRuleView, UpdateStageRuleInput } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { loadStage } from "../workflows/load-workflow.ts";
import { lockStageRule, saveStageRule } from "./save-stage-rule.ts";

export const updateStageRule = defineWrite({
  id: "stageRules.update",
  summary: "Change the rule that a stage has; conditions with `enabled` get their alerts.",
  permission: "stageRules.manage",
  input: UpdateStageRuleInput,
  output: StageRuleView,
  async run(context, { stageId, rule, onFail, expectedVersion }) {
    const { stage } = await loadStage(context, stageId);
    const saved = await lockStageRule(context, stageId);
    if (saved === null) throw notFound("rule");
    checkVersion(saved, expectedVersion);
    return saveStageRule(context, stage, saved, { rule: rule ?? saved.rule, onFail: onFail ?? saved.onFail });
  },
});
