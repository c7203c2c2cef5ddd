import { resolveLogin, toId, UserEntity } from "@hirelane/db";
import { emailKey, RequestPasswordResetInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import { defineWrite } from "../kernel/operation.ts";
import { enterLoginThrottle } from "./login-throttle.ts";
import { startPasswordReset } from "./start-password-reset.ts";

export const requestPasswordReset = defineWrite({
  id: "auth.requestPasswordReset",
  summary: "Mail a link to set a new password; the answer never tells whether the account exists.",
  permission: "auth.requestPasswordReset",
  input: RequestPasswordResetInput,
  output: z.object({ accepted: z.literal(true) }),
  async run(context, { login, company }) {
    const throttle = await enterLoginThrottle(context, `reset:${login}`, company);
    await throttle.fail();
    const matches = await context.sql.rows(resolveLogin, [
      emailKey(login),
      company === undefined ? null : emailKey(company),
    ]);
    const [match] = matches;
    if (match !== undefined && match.user_id !== null && matches.length === 1) {
      await context.enter(toId(match.organisation_id));
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const user = await context.em.findOneOrFail(UserEntity, { id: toId(match.user_id) }, { lockMode });
      await startPasswordReset(context, user);
    }
    return { accepted: true as const };
  },
});
