import { RuleFailure, type StageRule } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const StageRuleSchema = defineEntity({
  name: "StageRuleEntity",
  tableName: "stage_rules",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    stageId: p.bigint("number"),
    rule: p.json<StageRule>(),
    onFail: p.enum(RuleFailure.options),
    updatedAt: p.datetime(),
    updatedByUserId: p.bigint("number").strictNullable(),
    version: p.integer().version(),
  },
});

export class StageRuleEntity extends StageRuleSchema.class {}
StageRuleSchema.setClass(StageRuleEntity);
