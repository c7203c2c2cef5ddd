import { findRow, getApplication, getRuleFacts, toId } from "@hirelane/db";
import {
  type ConditionOutcome,
  conditionOutcomes,
  ExplainStageRuleInput,
  explainRule,
  pathOfCondition,
  RuleExplanation,
} from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";
import { findStageRule, ruleToTry } from "./stage-rule-view.ts";

export const explainStageRule = defineRead({
  id: "stageRules.explain",
  summary: "Say for one application how each condition of a rule turns out, and which decide.",
  permission: "stageRules.read",
  input: ExplainStageRuleInput,
  output: RuleExplanation,
  async run(context, { applicationId, stageId, rule: given }) {
    const application = await findRow(context.sql, getApplication, [applicationId]);
    if (application === null) throw notFound("application");
    await requireJobAccess(context, toId(application.job_id), "application");
    const stage = await requireStageAccess(context, stageId);
    const rule = ruleToTry(given, await findStageRule(context, stageId), stage);
    const facts = await findRow(context.sql, getRuleFacts, [applicationId]);
    if (facts === null) throw notFound("application");
    const outcome = explainRule(rule, facts);
    return {
      applicationId,
      stageId,
      passed: outcome.passed,
      conditions: conditionOutcomes(outcome).map(({ place, condition, actual, passed, decided }) => ({
        path: pathOfCondition(place),
        condition,
        actual: inUnit(actual),
        passed,
        decided,
      })),
    };
  },
});

/** Numbers are kept in hundredths of their unit. */
function inUnit(actual: ConditionOutcome["actual"]): ConditionOutcome["actual"] {
  return typeof actual === "number" ? actual / 100 : actual;
}
