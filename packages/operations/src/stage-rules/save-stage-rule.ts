import { StageRuleEntity } from "@hirelane/db";
import type { RuleFailure, StageRule, StageRuleView, StageView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { keepAlertsOfRule } from "./alerts-of-rule.ts";
import { checkRule, viewStageRule } from "./stage-rule-view.ts";

/** The rule of a stage, locked for this transaction; null where there is none. */
export function lockStageRule({ em }: WriteContext, stageId: number): Promise<StageRuleEntity | null> {
  return em.findOne(StageRuleEntity, { stageId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Writes the rule of a stage whose workflow is locked, with its alerts and its event; throws `invalid_input`. */
export async function saveStageRule(
  context: WriteContext,
  { id: stageId, service, workflowId }: Pick<StageView, "id" | "service" | "workflowId">,
  saved: StageRuleEntity | null,
  { rule, onFail }: { readonly rule: StageRule; readonly onFail: RuleFailure },
): Promise<StageRuleView> {
  checkRule(rule, { service });
  const fields = { rule, onFail, updatedAt: context.now, updatedByUserId: actingUserId(context) };
  if (saved === null) {
    context.em.create(StageRuleEntity, { organisationId: organisationOf(context), stageId, ...fields });
  } else {
    context.em.assign(saved, fields);
  }
  await context.em.flush();
  await keepAlertsOfRule(context, stageId, rule);
  const subject = { kind: "workflow", id: workflowId } as const;
  await recordEvent(context, { type: "workflow.ruleSet", subject, relatedId: stageId });
  return viewStageRule(context, stageId);
}
