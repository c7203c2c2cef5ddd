import { StageRuleEntity } from "@hirelane/db";
import { DeleteStageRuleInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { loadStage } from "../workflows/load-workflow.ts";
import { keepAlertsOfRule } from "./alerts-of-rule.ts";

export const deleteStageRule = defineWrite({
  id: "stageRules.delete",
  summary: "Take the rule away from a stage, with the alerts that its conditions made.",
  permission: "stageRules.manage",
  input: DeleteStageRuleInput,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { stageId, expectedVersion }) {
    const { stage } = await loadStage(context, stageId);
    const rule = await context.em.findOne(StageRuleEntity, { stageId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (rule === null) throw notFound("rule");
    checkVersion(rule, expectedVersion);
    context.em.remove(rule);
    await context.em.flush();
    await keepAlertsOfRule(context, stageId, null);
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.ruleRemoved", subject, relatedId: stageId });
    return { deleted: true as const };
  },
});
