import { ApplicationStatus } from "@hirelane/domain";
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
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class ApplicationEntity extends ApplicationSchema.class {}
ApplicationSchema.setClass(ApplicationEntity);
