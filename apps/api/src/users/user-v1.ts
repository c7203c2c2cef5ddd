import { Id, type UserView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import type { RouteReply, RunRead } from "../dialect/route.ts";
import { roles } from "../v1/labels.ts";
import { TimeV1, ago, timestampV1 } from "../v1/time-v1.ts";

/** A user as v1 shows one wherever a row names them. */
export const UserV1 = z.object({
  id: Id("user"),
  name: z.string(),
  org: Id("organisation"),
  username: z.string().nullable(),
  email: z.string(),
  role: z.object({ id: z.number(), name: z.enum(["Admin", "User", "Participant"]) }),
  profile_pic: z.string().nullable(),
  is_active: z.boolean(),
  is_staff: z.boolean(),
  is_superuser: z.boolean(),
  last_login: TimeV1.nullable(),
  last_seen: TimeV1.nullable(),
  contact: z.union([z.number(), z.string()]).nullable(),
  country: z.string().nullable(),
  invited_by: z.number().nullable(),
  created_at: TimeV1,
});
export type UserV1 = z.input<typeof UserV1>;

/** A number where a contact is only digits that a number holds exactly, else text; null where there is none. */
function contactV1(contact: string): number | string | null {
  if (contact === "") return null;
  return /^[1-9]\d{0,14}$/.test(contact) ? Number(contact) : contact;
}

/** A user as v1 shows one; a username that is the email is none of its own. */
function toUserV1(user: UserView, { organisationId, now }: RouteReply): UserV1 {
  return {
    id: user.id,
    name: `${user.firstName} ${user.lastName}`,
    org: organisationId,
    username: user.username === user.email ? null : user.username,
    email: user.email,
    role: roles[user.role],
    profile_pic: null,
    is_active: user.status === "active",
    is_staff: user.role === "owner" || user.role === "admin",
    is_superuser: user.role === "owner",
    last_login: timestampV1(user.lastLoginAt),
    last_seen: user.lastSeenAt === null ? null : ago(user.lastSeenAt, now),
    contact: contactV1(user.contact),
    country: user.country === "" ? null : user.country,
    invited_by: user.invitedBy,
    created_at: timestampV1(user.createdAt),
  };
}

/** Users by id. */
export type UsersById = ReadonlyMap<number, UserView>;

/** Reads the users behind ids, each once, in one call; null is nobody. */
export async function readUsers(run: RunRead, ids: Iterable<number | null>): Promise<UsersById> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { users } = await run(operations.users.getMany, { ids: wanted });
  return new Map(users.map((user) => [user.id, user]));
}

/** The user behind an id as v1 shows one; null for nobody, and for who is gone. */
export function userV1(users: UsersById, id: number | null, reply: RouteReply): UserV1 | null {
  const user = id === null ? undefined : users.get(id);
  return user === undefined ? null : toUserV1(user, reply);
}
