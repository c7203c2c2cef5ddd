import { defineEntity, p } from "@mikro-orm/core";

const EvaluationSchema = defineEntity({
  name: "EvaluationEntity",
  tableName: "evaluations",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    videoInterviewId: p.bigint("number"),
    jobId: p.bigint("number"),
    userId: p.bigint("number"),
    overallRating: p.integer().strictNullable(),
    vetoComment: p.text().strictNullable(),
    vetoedAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class EvaluationEntity extends EvaluationSchema.class {}
EvaluationSchema.setClass(EvaluationEntity);
