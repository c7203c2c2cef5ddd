import { defineEntity, p } from "@mikro-orm/core";

const WorkflowSchema = defineEntity({
  name: "WorkflowEntity",
  tableName: "workflows",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    name: p.text(),
    revision: p.integer(),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    updatedByUserId: p.bigint("number").strictNullable(),
    archivedAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class WorkflowEntity extends WorkflowSchema.class {}
WorkflowSchema.setClass(WorkflowEntity);
