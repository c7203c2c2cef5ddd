import { Language } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const JobSchema = defineEntity({
  name: "JobEntity",
  tableName: "jobs",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    title: p.text(),
    description: p.text(),
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
