import type { Role, UserStatus, UserView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface UserRow {
  id: string;
  email: string;
  username: string;
  first_name: string;
  last_name: string;
  role: Role;
  status: UserStatus;
  created_at: string;
  version: number;
  sort_key: string;
}

const columns = `u.id, u.email, u.username, u.first_name, u.last_name, u.role, u.status, u.created_at, u.version`;
const from = `from users u`;

/** One user; `$1` is the id. */
export const getUser = namedQuery<UserRow>(`select ${columns} ${from} where u.id = $1`);

export function toUserView(row: UserRow): UserView {
  return {
    id: toId(row.id),
    email: row.email,
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    status: row.status,
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
