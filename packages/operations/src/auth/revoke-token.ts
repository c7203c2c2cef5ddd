import { revokeTokenWithSessions, TokenEntity } from "@hirelane/db";
import { TokenRef } from "@hirelane/domain";
import { z } from "zod";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";

export const revokeToken = defineWrite({
  id: "auth.revokeToken",
  summary: "Revoke one of the caller's own tokens; it stops working at once, and so do the sessions that it brought.",
  permission: "auth.tokens",
  input: TokenRef,
  output: z.object({ revoked: z.literal(true) }),
  async run(context, { id }) {
    const token = await context.em.findOne(TokenEntity, { id, userId: actingUserId(context) ?? 0 });
    if (token === null) throw notFound("token");
    if (token.revokedAt === null) {
      await context.sql.rows(revokeTokenWithSessions, [id, context.now]);
      await recordEvent(context, { type: "token.revoked", subject: { kind: "token", id } });
    }
    return { revoked: true as const };
  },
});
