import { defineEntity, p } from "@mikro-orm/core";

const UserKeySchema = defineEntity({
  name: "UserKeyEntity",
  tableName: "user_keys",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    userId: p.bigint("number"),
    purpose: p.enum(["invitation", "passwordReset"]),
    keyHash: p.text().unique(),
    sealedKey: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});

/** A one-time key that lets a user set a password; using it deletes the row. */
export class UserKeyEntity extends UserKeySchema.class {}
UserKeySchema.setClass(UserKeyEntity);
