import { CreateTokenInput, IssuedToken } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { issueToken } from "./issue-token.ts";
import { tokenLife } from "./token-life.ts";

export const createToken = defineWrite({
  id: "auth.createToken",
  summary: "Make a token for a script or an integration, with the caller's own rights; without days it is permanent.",
  permission: "auth.tokens",
  idempotency: "refused",
  input: CreateTokenInput,
  output: IssuedToken,
  async run(context, { name, days }) {
    if (context.actor.kind !== "user") throw new OperationError("forbidden", "Only users have tokens.");
    const { organisationId, userId } = context.actor;
    const token = await issueToken(context, { organisationId, userId, name, ...tokenLife(context.now, days) });
    await recordEvent(context, { type: "token.created", subject: { kind: "token", id: token.id }, relatedId: userId });
    return token;
  },
});
