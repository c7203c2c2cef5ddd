import { defineEntity, p } from "@mikro-orm/core";

const QuestionSetSchema = defineEntity({
  name: "QuestionSetEntity",
  tableName: "question_sets",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    name: p.text(),
    revision: p.integer(),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class QuestionSetEntity extends QuestionSetSchema.class {}
QuestionSetSchema.setClass(QuestionSetEntity);
