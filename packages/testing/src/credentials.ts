import type { DatabaseCredentials } from "@hirelane/db";

/** The template database, and the roles that every test database shares. */
export const templateCredentials: DatabaseCredentials = {
  database: "hirelane_template",
  owner: { name: "hirelane_owner", password: "owner" },
  application: { name: "hirelane", password: "application" },
};

/** The address of a database on the test server, as one of its roles. */
export function urlFor(superuserUrl: string, database: string, role: "owner" | "application"): string {
  const url = new URL(superuserUrl);
  const { name, password } = templateCredentials[role];
  url.username = name;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
