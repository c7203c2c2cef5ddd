import { SetStageRuleInput, StageRuleView } from "@hirelane/domain";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { loadStage } from "../workflows/load-workflow.ts";
import { lockStageRule, saveStageRule } from "./save-stage-rule.ts";

export const setStageRule = defineWrite({
  id: "stageRules.set",
  summary: "Give a stage its rule, or another one; conditions with `enabled` get their alerts.",
  permission: "stageRules.manage",
  input: SetStageRuleInput,
  output: StageRuleView,
  async run(context, { stageId, expectedVersion, ...fields }) {
    const { stage } = await loadStage(context, stageId);
    const saved = await lockStageRule(context, stageId);
    if (saved === null && expectedVersion !== undefined) {
      throw new OperationError("version_conflict", "The rule has been removed since it was read.");
    }
    if (saved !== null) checkVersion(saved, expectedVersion);
    return saveStageRule(context, stage, saved, fields);
  },
});
