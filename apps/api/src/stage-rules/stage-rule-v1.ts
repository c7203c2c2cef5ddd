import { Id, type StageRuleView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import type { RunRead } from "../dialect/route.ts";
import { services, ServiceV1 } from "../v1/labels.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";
import { RuleTreeV1, toRuleTreeV1 } from "./rule-tree-v1.ts";

/** The rule of a stage as v1 shows it: a stage has one at most, and its id is the stage's. */
export const StageRuleV1 = z.object({
  id: Id("stage"),
  stage: Id("stage"),
  service: ServiceV1,
  rule: RuleTreeV1,
  updated_at: TimeV1,
  updated_by: Id("user").nullable(),
});

/** The rule of a stage as v1 shows it. */
export function toStageRuleV1(view: StageRuleView): z.input<typeof StageRuleV1> {
  return {
    id: view.stageId,
    stage: view.stageId,
    service: services[view.service],
    rule: toRuleTreeV1(view),
    updated_at: timestampV1(view.updatedAt),
    updated_by: view.updatedByUserId,
  };
}

/** Rules by stage. */
export type RulesByStage = ReadonlyMap<number, StageRuleView>;

/** Reads the rules of stages, in one call. */
export async function readStageRules(run: RunRead, stageIds: readonly number[]): Promise<RulesByStage> {
  if (stageIds.length === 0) return new Map();
  const { rules } = await run(operations.stageRules.getMany, { stageIds: [...stageIds] });
  return new Map(rules.map((rule) => [rule.stageId, rule]));
}

/** The rule of a stage as v1 shows it; null where there is none. */
export function ruleOfStageV1(rules: RulesByStage, stageId: number): z.input<typeof StageRuleV1> | null {
  const rule = rules.get(stageId);
  return rule === undefined ? null : toStageRuleV1(rule);
}
