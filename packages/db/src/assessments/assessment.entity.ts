import { defineEntity, p } from "@mikro-orm/core";

const AssessmentSchema = defineEntity({
  name: "AssessmentEntity",
  tableName: "assessments",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    stageId: p.bigint("number").strictNullable(),
    validFrom: p.datetime(),
    validTo: p.datetime(),
    linkOpenedAt: p.datetime().strictNullable(),
    startedAt: p.datetime().strictNullable(),
    completedAt: p.datetime().strictNullable(),
    submittedAt: p.datetime().strictNullable(),
    score: p.integer().strictNullable(),
    total: p.integer().strictNullable(),
    percentage: p.integer().strictNullable(),
    approved: p.boolean().strictNullable(),
    approvedByUserId: p.bigint("number").strictNullable(),
    revokedAt: p.datetime().strictNullable(),
    disqualifiedAt: p.datetime().strictNullable(),
    disqualifiedCode: p.text().strictNullable(),
    proctoring: p.json<Record<string, unknown>>(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});

/** An assessment as commands change it; what is fixed when it is assigned is written by `insertAssessments`. */
export class AssessmentEntity extends AssessmentSchema.class {}
AssessmentSchema.setClass(AssessmentEntity);
