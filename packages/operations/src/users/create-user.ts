import { findUserByLoginKey, UserEntity } from "@hirelane/db";
import { emailKey, type InviteUserInput } from "@hirelane/domain";
import type { z } from "zod";
import { issueUserKey } from "../auth/issue-user-key.ts";
import type { WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { queueMail } from "../mails/queue-mail.ts";

/** What a new member is made of. */
export type NewUser = z.output<typeof InviteUserInput>;

/** Creates a user: active with a password's hash, invited without; throws `invalid_input` for a name that is taken. */
export async function createUser(
  context: WriteContext,
  organisationId: number,
  input: NewUser,
  passwordHash: string | null,
): Promise<UserEntity> {
  const { actor } = context;
  const username = input.username ?? input.email;
  await refuseTaken(context, "email", input.email);
  await refuseTaken(context, "username", username);
  const user = context.em.create(UserEntity, {
    organisationId,
    email: input.email,
    username,
    firstName: input.firstName,
    lastName: input.lastName,
    role: input.role,
    status: passwordHash === null ? "invited" : "active",
    passwordHash,
    contact: "",
    country: "",
    invitedByUserId: actor.kind === "user" && actor.organisationId === organisationId ? actor.userId : null,
    lastLoginAt: null,
    lastSeenAt: null,
    createdAt: context.now,
  });
  await context.em.flush();
  return user;
}

/** Creates a user who still has to set a password, and mails them the link for it. */
export async function createInvitedUser(
  context: WriteContext,
  organisationId: number,
  input: NewUser,
): Promise<UserEntity> {
  const user = await createUser(context, organisationId, input, null);
  const key = await issueUserKey(context, user, "invitation");
  await queueMail(context, {
    template: "userInvitation",
    userId: user.id,
    userKeyId: key.id,
    uniqueKey: `userKey:${key.id}`,
    organisationId,
  });
  return user;
}

async function refuseTaken(context: WriteContext, field: "email" | "username", value: string): Promise<void> {
  const taken = await context.sql.rows(findUserByLoginKey, [emailKey(value)]);
  if (taken.length > 0) throw invalidField(field, `A user with this ${field} exists already.`);
}
