import { deleteUserKeys, type UserEntity, UserKeyEntity } from "@hirelane/db";
import { PASSWORD_RESET_HOURS, USER_INVITATION_HOURS } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";

const HOUR = 60 * 60 * 1000;

/** Makes the one key with which a user may set a password; keys issued before stop working. */
export async function issueUserKey(
  context: WriteContext,
  user: UserEntity,
  purpose: UserKeyEntity["purpose"],
): Promise<UserKeyEntity> {
  const { cryptography } = context.ports;
  await context.sql.rows(deleteUserKeys, [user.id]);
  const key = cryptography.randomHex(20);
  const hours = purpose === "invitation" ? USER_INVITATION_HOURS : PASSWORD_RESET_HOURS;
  const row = context.em.create(UserKeyEntity, {
    organisationId: user.organisationId,
    userId: user.id,
    purpose,
    keyHash: cryptography.sha256(key),
    sealedKey: cryptography.seal(key),
    createdAt: context.now,
    expiresAt: new Date(context.now.getTime() + hours * HOUR),
  });
  await context.em.flush();
  return row;
}
