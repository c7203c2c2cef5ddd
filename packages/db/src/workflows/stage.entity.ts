import { type StageConfiguration, StageService } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const StageSchema = defineEntity({
  name: "StageEntity",
  tableName: "stages",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    workflowId: p.bigint("number"),
    name: p.text(),
    position: p.integer(),
    service: p.enum(StageService.options),
    configuration: p.json<StageConfiguration>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class StageEntity extends StageSchema.class {}
StageSchema.setClass(StageEntity);
