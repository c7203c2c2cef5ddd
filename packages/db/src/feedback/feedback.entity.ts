import { defineEntity, p } from "@mikro-orm/core";

const FeedbackSchema = defineEntity({
  name: "FeedbackEntity",
  tableName: "feedback",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    stageId: p.bigint("number").strictNullable(),
    stepName: p.text(),
    userId: p.bigint("number").strictNullable(),
    text: p.text(),
    rating: p.integer().strictNullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class FeedbackEntity extends FeedbackSchema.class {}
FeedbackSchema.setClass(FeedbackEntity);
