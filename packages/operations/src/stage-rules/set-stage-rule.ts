import { StageRuleEntity } from "@hirelane/db";
import { SetStageRuleInput, StageRuleView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { loadStage } from "../workflows/load-workflow.ts";
import { keepAlertsOfRule } from "./alerts-of-rule.ts";
import { checkRule, viewStageRule } from "./stage-rule-view.ts";

export const setStageRule = defineWrite({
  id: "stageRules.set",
  summary: "Give a stage its rule, or another one; conditions with `enabled` get their alerts.",
  permission: "stageRules.manage",
  input: SetStageRuleInput,
  output: StageRuleView,
  async run(context, { stageId, rule, onFail, expectedVersion }) {
    const { stage } = await loadStage(context, stageId);
    checkRule(rule, stage);
    const saved = await context.em.findOne(StageRuleEntity, { stageId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (saved === null && expectedVersion !== undefined) {
      throw new OperationError("version_conflict", "The rule has been removed since it was read.");
    }
    if (saved !== null) checkVersion(saved, expectedVersion);
    const fields = { rule, onFail, updatedAt: context.now, updatedByUserId: actingUserId(context) };
    if (saved === null) {
      context.em.create(StageRuleEntity, { organisationId: organisationOf(context), stageId, ...fields });
    } else {
      context.em.assign(saved, fields);
    }
    await context.em.flush();
    await keepAlertsOfRule(context, stageId, rule);
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.ruleSet", subject, relatedId: stageId });
    return viewStageRule(context, stageId);
  },
});
