import { ResumeTextStatus, type ScoreWeights } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";
import { textList } from "../kernel/text-list.ts";

const ResumeSchema = defineEntity({
  name: "ResumeEntity",
  tableName: "resumes",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    videoInterviewId: p.bigint("number").strictNullable(),
    revision: p.integer(),
    current: p.boolean(),
    name: p.text(),
    textStatus: p.enum(ResumeTextStatus.options),
    relevantExperienceMonths: p.integer().strictNullable(),
    aiScore: p.boolean(),
    skillsScore: p.integer().strictNullable(),
    workExperienceScore: p.integer().strictNullable(),
    projectsScore: p.integer().strictNullable(),
    educationScore: p.integer().strictNullable(),
    certificationsScore: p.integer().strictNullable(),
    weights: p.json<ScoreWeights>().strictNullable(),
    scoreWeightId: p.bigint("number").strictNullable(),
    matchedSkills: textList().strictNullable(),
    missingSkills: textList().strictNullable(),
    scoreFeedback: p.text().strictNullable(),
    scoredByUserId: p.bigint("number").strictNullable(),
    scoredAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    updatedByUserId: p.bigint("number").strictNullable(),
    version: p.integer().version(),
  },
});

export class ResumeEntity extends ResumeSchema.class {}
ResumeSchema.setClass(ResumeEntity);
