import { findRow, resolveRefreshToken, toId, toIdOrNull } from "@hirelane/db";
import { IssuedToken, RefreshInput } from "@hirelane/domain";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { issueSession } from "./issue-session.ts";

export const refresh = defineWrite({
  id: "auth.refresh",
  summary: "Exchange a refresh token for a new session token; the refresh token stays as it is.",
  permission: "auth.refresh",
  idempotency: "refused",
  input: RefreshInput,
  output: IssuedToken,
  async run(context, { refresh: key }) {
    const hash = context.ports.cryptography.sha256(key);
    const found = await findRow(context.sql, resolveRefreshToken, [hash, context.now]);
    if (found === null) {
      throw new OperationError("unauthenticated", "The refresh token is unknown, expired or revoked.");
    }
    const organisationId = toId(found.organisation_id);
    await context.enter(organisationId);
    const userId = toIdOrNull(found.user_id);
    const videoInterviewId = toId(found.video_interview_id ?? "0");
    const bearer = userId === null ? { organisationId, userId, videoInterviewId } : { organisationId, userId };
    return issueSession(context, bearer, toId(found.token_id));
  },
});
