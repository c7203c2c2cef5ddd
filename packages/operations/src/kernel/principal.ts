import { type Database, findRow, poolSql, resolveActivationKey, resolveToken, toId } from "@hirelane/db";
import { type Permission, permissions } from "@hirelane/domain";
import { OperationError } from "./operation-error.ts";
import type { AnyOperation } from "./operation.ts";
import type { Ports } from "./ports.ts";

type TokenRow = NonNullable<(typeof resolveToken)["row"]>;

/** What a caller presents. */
export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly key: string }
  | { readonly kind: "activationKey"; readonly key: string };

/** Who that is, in ids; roles and states are read in the operation's own transaction. */
export type Principal =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly organisationId: number; readonly userId: number; readonly tokenId: number }
  | {
      readonly kind: "candidate";
      readonly organisationId: number;
      readonly videoInterviewId: number;
      /** The session; null for the key of the invitation. */
      readonly tokenId: number | null;
    }
  | { readonly kind: "system"; readonly organisationId: number; readonly name: string };

/** Finds out who presents these credentials; throws `unauthenticated` for a key that is unknown, expired or revoked. */
export async function authenticate(database: Database, ports: Ports, credentials: Credentials): Promise<Principal> {
  if (credentials.kind === "none") return { kind: "anonymous" };
  const sql = poolSql(database);
  const hash = ports.cryptography.sha256(credentials.key);
  if (credentials.kind === "token") {
    const row = await findRow(sql, resolveToken, [hash, ports.now()]);
    if (row === null) throw new OperationError("unauthenticated", "The token is unknown, expired or revoked.");
    return principalOfToken(row);
  }
  const row = await findRow(sql, resolveActivationKey, [hash]);
  if (row === null) throw new OperationError("unauthenticated", "The activation key is unknown.");
  const { organisation_id: organisationId, video_interview_id: videoInterviewId } = row;
  return {
    kind: "candidate",
    organisationId: toId(organisationId),
    videoInterviewId: toId(videoInterviewId),
    tokenId: null,
  };
}

function principalOfToken(row: TokenRow): Principal {
  const organisationId = toId(row.organisation_id);
  if (row.video_interview_id !== null) {
    return {
      kind: "candidate",
      organisationId,
      videoInterviewId: toId(row.video_interview_id),
      tokenId: toId(row.token_id),
    };
  }
  if (row.user_id === null) throw new Error("A token belongs to nobody.");
  return { kind: "user", organisationId, userId: toId(row.user_id), tokenId: toId(row.token_id) };
}

/** The name under which a principal's idempotency keys are kept; null for strangers. */
export function idempotencyPrincipal(principal: Principal): string | null {
  switch (principal.kind) {
    case "user":
      return `token:${principal.tokenId}`;
    case "candidate":
      return `videoInterview:${principal.videoInterviewId}`;
    case "system":
    case "anonymous":
      return null;
  }
}

/**
 * Who an operation runs for: nobody in particular where strangers may call it, else the principal; throws
 * `unauthenticated` for a stranger.
 */
export function admit(operation: Pick<AnyOperation, "permission">, principal: Principal): Principal {
  const permission: Permission = permissions[operation.permission];
  if (permission.anonymous === true) return { kind: "anonymous" };
  if (principal.kind === "anonymous") throw new OperationError("unauthenticated", "This needs a token.");
  return principal;
}
