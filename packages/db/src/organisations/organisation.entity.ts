import { Language } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const OrganisationSchema = defineEntity({
  name: "OrganisationEntity",
  tableName: "organisations",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    name: p.text(),
    slug: p.text().unique(),
    timeZone: p.text(),
    language: p.enum(Language.options),
    interviewPeriodDays: p.integer(),
    reminderOffsetsMinutes: p.array((text) => Number(text)),
    activityLimitMinutes: p.integer(),
    rejectionUndoMinutes: p.integer(),
    blindEvaluation: p.boolean(),
    consentText: p.text().strictNullable(),
    resumeCredits: p.integer(),
    assessmentCredits: p.integer(),
    interviewCredits: p.integer(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class OrganisationEntity extends OrganisationSchema.class {}
OrganisationSchema.setClass(OrganisationEntity);
