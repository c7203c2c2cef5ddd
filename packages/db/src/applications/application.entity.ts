import { ApplicationSource, ApplicationStatus, type KnockoutAnswers } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const ApplicationSchema = defineEntity({
  name: "ApplicationEntity",
  tableName: "applications",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    jobId: p.bigint("number"),
    candidateId: p.bigint("number"),
    status: p.enum(ApplicationStatus.options),
    stageId: p.bigint("number").strictNullable(),
    stageEnteredAt: p.datetime().strictNullable(),
    statusChangedAt: p.datetime().strictNullable(),
    statusCode: p.text().strictNullable(),
    statusBefore: p.enum(ApplicationStatus.options).strictNullable(),
    statusByUserId: p.bigint("number").strictNullable(),
    undoUntil: p.datetime().strictNullable(),
    hiredAt: p.datetime().strictNullable(),
    source: p.enum(ApplicationSource.options),
    knockoutAnswers: p.json<KnockoutAnswers>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    updatedByUserId: p.bigint("number").strictNullable(),
    version: p.integer().version(),
  },
});

export class ApplicationEntity extends ApplicationSchema.class {}
ApplicationSchema.setClass(ApplicationEntity);
