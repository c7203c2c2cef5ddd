import { type KnockoutQuestion, Language } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";
import { textList } from "../kernel/text-list.ts";

const JobSchema = defineEntity({
  name: "JobEntity",
  tableName: "jobs",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    title: p.text(),
    description: p.text(),
    descriptionHtml: p.text(),
    minExperienceYears: p.integer().strictNullable(),
    maxExperienceYears: p.integer().strictNullable(),
    employmentType: p.text(),
    location: p.text(),
    mustHaveSkills: textList(),
    scoreWeightId: p.bigint("number").strictNullable(),
    workflowId: p.bigint("number").strictNullable(),
    publicKey: p.text(),
    knockoutQuestions: p.json<KnockoutQuestion[]>(),
    deletedAt: p.datetime().strictNullable(),
    published: p.boolean(),
    closesAt: p.datetime().strictNullable(),
    interviewPeriodDays: p.integer().strictNullable(),
    reminderOffsetsMinutes: p.array((text) => Number(text)).strictNullable(),
    activityLimitMinutes: p.integer().strictNullable(),
    blindEvaluation: p.boolean().strictNullable(),
    timeZone: p.text().strictNullable(),
    language: p.enum(Language.options).strictNullable(),
    questionSetId: p.bigint("number").strictNullable(),
    ownerUserId: p.bigint("number"),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class JobEntity extends JobSchema.class {}
JobSchema.setClass(JobEntity);
