import { findRow, getStageRule, toStageRuleView } from "@hirelane/db";
import { complaintsAboutRule, type StageRule, type StageRuleView, type StageView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";

/** The rule of a stage; null where there is none. */
export async function findStageRule(context: ReadContext, stageId: number): Promise<StageRuleView | null> {
  const row = await findRow(context.sql, getStageRule, [stageId]);
  return row === null ? null : toStageRuleView(row);
}

/** The rule of a stage; throws `not_found` where there is none. */
export async function viewStageRule(context: ReadContext, stageId: number): Promise<StageRuleView> {
  const rule = await findStageRule(context, stageId);
  if (rule === null) throw notFound("rule");
  return rule;
}

/** Throws `invalid_input` for a rule that asks for what a stage of the service cannot know, naming each field. */
export function checkRule(rule: StageRule, { service }: Pick<StageView, "service">): void {
  const fields = complaintsAboutRule(rule, service);
  const [first] = fields;
  if (first !== undefined) throw new OperationError("invalid_input", first.message, { fields });
}

/** The rule to try on a stage: the one given, or the saved one; throws `not_found` or `invalid_input`. */
export function ruleToTry(given: StageRule | undefined, saved: StageRuleView | null, stage: StageView): StageRule {
  const rule = given ?? saved?.rule;
  if (rule === undefined) throw notFound("rule");
  checkRule(rule, stage);
  return rule;
}
