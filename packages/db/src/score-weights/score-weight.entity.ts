import { defineEntity, p } from "@mikro-orm/core";

const ScoreWeightSchema = defineEntity({
  name: "ScoreWeightEntity",
  tableName: "score_weights",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    name: p.text(),
    skills: p.integer(),
    workExperience: p.integer(),
    projects: p.integer(),
    education: p.integer(),
    certifications: p.integer(),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class ScoreWeightEntity extends ScoreWeightSchema.class {}
ScoreWeightSchema.setClass(ScoreWeightEntity);
