import { revokeLogin } from "@hirelane/db";
import { NoInput } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";

export const logout = defineWrite({
  id: "auth.logout",
  summary: "Revoke the token of this call, and the refresh token that brought it.",
  permission: "auth.logout",
  input: NoInput,
  output: z.object({ revoked: z.literal(true) }),
  async run(context) {
    if (context.actor.kind !== "user") throw new OperationError("forbidden", "Only users have tokens.");
    const { tokenId } = context.actor;
    await context.sql.rows(revokeLogin, [tokenId, context.now]);
    await recordEvent(context, { type: "token.revoked", subject: { kind: "token", id: tokenId } });
    return { revoked: true as const };
  },
});
