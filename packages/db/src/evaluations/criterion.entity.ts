import { defineEntity, p } from "@mikro-orm/core";

const CriterionSchema = defineEntity({
  name: "CriterionEntity",
  tableName: "criteria",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    jobId: p.bigint("number"),
    name: p.text(),
    description: p.text(),
    position: p.integer(),
    archivedAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class CriterionEntity extends CriterionSchema.class {}
CriterionSchema.setClass(CriterionEntity);
