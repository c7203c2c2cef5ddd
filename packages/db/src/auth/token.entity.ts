import { TokenKind } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const TokenSchema = defineEntity({
  name: "TokenEntity",
  tableName: "tokens",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    userId: p.bigint("number").strictNullable(),
    videoInterviewId: p.bigint("number").strictNullable(),
    refreshTokenId: p.bigint("number").strictNullable(),
    kind: p.enum(TokenKind.options),
    name: p.text(),
    tokenHash: p.text().unique(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().strictNullable(),
    revokedAt: p.datetime().strictNullable(),
  },
});

export class TokenEntity extends TokenSchema.class {}
TokenSchema.setClass(TokenEntity);
