import { VideoInterviewStatus } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const VideoInterviewSchema = defineEntity({
  name: "VideoInterviewEntity",
  tableName: "video_interviews",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    status: p.enum(VideoInterviewStatus.options),
    firstName: p.text(),
    lastName: p.text(),
    phone: p.text(),
    gender: p.text(),
    address: p.text(),
    username: p.text().strictNullable(),
    interviewKey: p.text(),
    activationKeyHash: p.text().unique(),
    sealedActivationKey: p.text(),
    partnerData: p.json<Record<string, unknown>>(),
    passwordHash: p.text().strictNullable(),
    inactiveAt: p.datetime().strictNullable(),
    deadline: p.datetime().strictNullable(),
    invitedAt: p.datetime().strictNullable(),
    confirmedAt: p.datetime().strictNullable(),
    startedAt: p.datetime().strictNullable(),
    interviewedAt: p.datetime().strictNullable(),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class VideoInterviewEntity extends VideoInterviewSchema.class {}
VideoInterviewSchema.setClass(VideoInterviewEntity);
