import { defineEntity, p } from "@mikro-orm/core";

const ShareSchema = defineEntity({
  name: "ShareEntity",
  tableName: "shares",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    videoInterviewId: p.bigint("number"),
    userId: p.bigint("number"),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
  },
});

export class ShareEntity extends ShareSchema.class {}
ShareSchema.setClass(ShareEntity);
