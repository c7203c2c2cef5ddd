import type { AlertCondition } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const AlertSchema = defineEntity({
  name: "AlertEntity",
  tableName: "alerts",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    stageId: p.bigint("number"),
    userId: p.bigint("number"),
    name: p.text(),
    description: p.text(),
    condition: p.json<AlertCondition>(),
    enabled: p.boolean(),
    fromRule: p.boolean(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class AlertEntity extends AlertSchema.class {}
AlertSchema.setClass(AlertEntity);
