import { StepDecider, StepStatus } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const StepSchema = defineEntity({
  name: "StepEntity",
  tableName: "steps",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    stageId: p.bigint("number"),
    status: p.enum(StepStatus.options),
    decidedBy: p.enum(StepDecider.options).strictNullable(),
    decidedByUserId: p.bigint("number").strictNullable(),
    openedAt: p.datetime(),
    startedAt: p.datetime().strictNullable(),
    completedAt: p.datetime().strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class StepEntity extends StepSchema.class {}
StepSchema.setClass(StepEntity);
