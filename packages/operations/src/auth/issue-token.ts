import { TokenEntity } from "@hirelane/db";
import type { IssuedToken, TokenKind } from "@hirelane/domain";
import type { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";

/** What a token is made of; `expiresAt` null never expires. */
export interface NewToken {
  readonly organisationId: number;
  /** Whose it is: a member's, or a candidate's. */
  readonly userId: number | null;
  readonly videoInterviewId?: number;
  readonly kind: TokenKind;
  readonly name: string;
  readonly expiresAt: Date | null;
  /** Of a session: the refresh token that brought it. */
  readonly refreshTokenId?: number | null;
}

/** Makes a token of 40 hex characters, stored as its hash only: the answer is the only time that it is shown. */
export async function issueToken(context: WriteContext, token: NewToken): Promise<z.infer<typeof IssuedToken>> {
  const key = context.ports.cryptography.randomHex(20);
  const row = context.em.create(TokenEntity, {
    ...token,
    videoInterviewId: token.videoInterviewId ?? null,
    refreshTokenId: token.refreshTokenId ?? null,
    tokenHash: context.ports.cryptography.sha256(key),
    createdAt: context.now,
    revokedAt: null,
  });
  await context.em.flush();
  return { id: row.id, token: key, expiresAt: token.expiresAt };
}
