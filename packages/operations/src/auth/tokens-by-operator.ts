import { findRow, getUser, listTokensOfUser, revokeTokenWithSessions, TokenEntity, toTokenView } from "@hirelane/db";
import { CreateTokenInput, type IssuedToken, type TokenView } from "@hirelane/domain";
import type { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { decodeInput } from "../kernel/input.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { issueToken } from "./issue-token.ts";
import { tokenLife } from "./token-life.ts";

/** Whose tokens an operator at the command line works on. */
export interface TokenOwner {
  readonly organisationId: number;
  readonly userId: number;
}

/**
 * Makes a token for a member, with the member's rights, in the name of the system: permanent, or for `days`. Throws
 * `not_found`, `invalid_input`, or `refused` for a member who is not active.
 */
export async function createTokenFor(
  kernel: Kernel,
  { organisationId, userId }: TokenOwner,
  input: z.input<typeof CreateTokenInput>,
): Promise<z.infer<typeof IssuedToken>> {
  const { name, days } = decodeInput(CreateTokenInput, input);
  return kernel.runAsSystem(organisationId, "tokens.create", async (context) => {
    const user = await findRow(context.sql, getUser, [userId]);
    if (user === null) throw notFound("user");
    if (user.status !== "active") throw new OperationError("refused", "Only an active user can have a token.");
    const life = tokenLife(context.now, days);
    const token = await issueToken(context, { organisationId, userId, name, ...life });
    await recordEvent(context, { type: "token.created", subject: { kind: "token", id: token.id }, relatedId: userId });
    return token;
  });
}

/** A member's tokens that still work, newest first, at most 100; never the tokens themselves. */
export async function listTokensFor(kernel: Kernel, { organisationId, userId }: TokenOwner): Promise<TokenView[]> {
  const rows = await kernel.readAsSystem(organisationId, (sql) =>
    sql.rows(listTokensOfUser, [userId, kernel.ports.now()]),
  );
  return rows.map((row) => toTokenView(row));
}

/** Revokes any member's token, and the sessions that it brought; says whether it still worked. Throws `not_found`. */
export async function revokeTokenFor(kernel: Kernel, organisationId: number, id: number): Promise<boolean> {
  return kernel.runAsSystem(organisationId, "tokens.revoke", async (context) => {
    const token = await context.em.findOne(TokenEntity, { id, userId: { $ne: null } });
    if (token === null) throw notFound("token");
    if (token.revokedAt !== null) return false;
    await context.sql.rows(revokeTokenWithSessions, [id, context.now]);
    await recordEvent(context, { type: "token.revoked", subject: { kind: "token", id } });
    return true;
  });
}
