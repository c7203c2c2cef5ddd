import { TeamRole } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const JobMemberSchema = defineEntity({
  name: "JobMemberEntity",
  tableName: "job_members",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    jobId: p.bigint("number"),
    userId: p.bigint("number"),
    role: p.enum(TeamRole.options),
  },
});

export class JobMemberEntity extends JobMemberSchema.class {}
JobMemberSchema.setClass(JobMemberEntity);
