import type { Role, UserStatus, UserView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface UserRow {
  id: string;
  email: string;
  username: string;
  first_name: string;
  last_name: string;
  role: Role;
  status: UserStatus;
  contact: string;
  country: string;
  invited_by_user_id: string | null;
  last_login_at: string | null;
  last_seen_at: string | null;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `u.id, u.email, u.username, u.first_name, u.last_name, u.role, u.status, u.contact, u.country,
    u.invited_by_user_id, u.last_login_at, u.last_seen_at, u.created_at, u.version`;
const from = `from users u`;

/** One user; `$1` is the id. */
export const getUser = namedQuery<UserRow>(`select ${columns} ${from} where u.id = $1`);

/** The users among the ids `$1`, in no order. */
export const getUsers = namedQuery<UserRow>(`select ${columns} ${from} where u.id = any($1::bigint[])`);

/** Notes that user `$1` has logged in at `$2`; that changes no version. */
export const noteLogin = namedQuery<never>("update users set last_login_at = $2, last_seen_at = $2 where id = $1");

/** Notes when users were seen last: the ids `$1`, and a time for each in `$2`. */
export const noteSeenUsers = namedQuery<never>(
  `update users u set last_seen_at = s.at from unnest($1::bigint[], $2::timestamptz[]) as s(id, at)
   where u.id = s.id and (u.last_seen_at is null or u.last_seen_at < s.at)`,
);

export function toUserView(row: UserRow): UserView {
  return {
    id: toId(row.id),
    email: row.email,
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    status: row.status,
    contact: row.contact,
    country: row.country,
    invitedBy: toIdOrNull(row.invited_by_user_id),
    lastLoginAt: toDateOrNull(row.last_login_at),
    lastSeenAt: toDateOrNull(row.last_seen_at),
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

export const userList: ListDefinition<UserRow, UserView> = {
  columns,
  from,
  key: "u.id",
  filters: {
    role: "u.role = $",
    status: "u.status = $",
    email: "u.email_key = $",
    username: "u.username_key = $",
  },
  orders: {
    id: { column: "u.id", type: "bigint" },
    email: { column: "u.email_key", type: "text" },
  },
  shape: toUserView,
};

/** Active owners other than `$1`, locked so that two changes cannot both remove the last one. */
export const otherActiveOwners = namedQuery<{ id: string }>(
  "select id from users where role = 'owner' and status = 'active' and id <> $1 for update",
);

/** What the kernel needs to know of the acting user `$1`. */
export const getActingUser = namedQuery<{ role: Role; status: UserStatus }>(
  "select role, status from users where id = $1",
);

/** A user who logs in as `$1`, by email or username. */
export const findUserByLoginKey = namedQuery<{ id: string }>(
  "select id from users where email_key = $1 union select id from users where username_key = $1 limit 1",
);
