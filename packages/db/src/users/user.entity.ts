import { Role, UserStatus } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const UserSchema = defineEntity({
  name: "UserEntity",
  tableName: "users",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    email: p.text(),
    username: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    role: p.enum(Role.options),
    status: p.enum(UserStatus.options),
    passwordHash: p.text().strictNullable(),
    contact: p.text(),
    country: p.text(),
    invitedByUserId: p.bigint("number").strictNullable(),
    lastLoginAt: p.datetime().strictNullable(),
    lastSeenAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class UserEntity extends UserSchema.class {}
UserSchema.setClass(UserEntity);
