import { findRow, getUser, toUserView, UserEntity } from "@hirelane/db";
import type { UserView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The user, locked for this transaction; throws `not_found` or `version_conflict`. */
export async function loadUser(context: WriteContext, id: number, expectedVersion?: number): Promise<UserEntity> {
  const user = await context.em.findOne(UserEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (user === null) throw notFound("user");
  checkVersion(user, expectedVersion);
  return user;
}

/** The view of a user; throws `not_found`. */
export async function viewUser(context: ReadContext, id: number): Promise<UserView> {
  const row = await findRow(context.sql, getUser, [id]);
  if (row === null) throw notFound("user");
  return toUserView(row);
}
