import { z } from "zod";
import { Role } from "../access/actor.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { Email, PersonName, RequiredText, Text } from "../kernel/text.ts";

/** Invited until a password is set; deactivated users keep their rows and lose every access. */
export const UserStatus = z.enum(["invited", "active", "deactivated"]);
export type UserStatus = z.infer<typeof UserStatus>;

/** A login name other than the email: no `@`, no spaces. */
export const Username = RequiredText(60).regex(/^[\p{L}\p{N}._-]+$/u, {
  message: "Letters, digits, dot, dash and underscore only.",
});

export const UserView = z.object({
  id: Id("user"),
  email: z.string(),
  username: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: Role,
  status: UserStatus,
  /** Where they can be reached; empty: they have not said. */
  contact: z.string(),
  country: z.string(),
  /** Null: they came with the organisation, or whoever invited them is gone. */
  invitedBy: Id("user").nullable(),
  lastLoginAt: z.date().nullable(),
  /** The last call, about half a minute exact; null: none yet. */
  lastSeenAt: z.date().nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type UserView = z.infer<typeof UserView>;

export const InviteUserInput = z.strictObject({
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  role: Role,
  username: Username.optional(),
});

export const UpdateUserInput = z.strictObject({
  id: Id("user"),
  firstName: PersonName.optional(),
  lastName: PersonName.optional(),
  role: Role.optional(),
  contact: Text(100).optional(),
  country: Text(100).optional(),
  expectedVersion: ExpectedVersion,
});

/** Members that one call may name: more than a page of jobs shows. */
const MAX_USERS = 50_000;

export const GetManyUsersInput = z.strictObject({ ids: z.array(Id("user")).max(MAX_USERS) });

export const UserRef = z.strictObject({ id: Id("user") });

export const ListUsersInput = listInput({ role: Role, status: UserStatus, email: Text(254), username: Text(60) }, [
  "id",
  "-id",
  "email",
  "-email",
]);
