import pg from "pg";

/** Names and passwords for a database of its own. */
export interface DatabaseCredentials {
  readonly database: string;
  readonly owner: { readonly name: string; readonly password: string };
  readonly application: { readonly name: string; readonly password: string };
}

/** The statements that an administrator runs once per server: roles that the migrations count on. */
export const serverRoles = ["create role hirelane_resolver nologin", "create role hirelane_app nologin"] as const;

/** The statements that make an owner for the migrations, a role for the processes, and their database. */
export function databaseRoles({ database, owner, application }: DatabaseCredentials): string[] {
  const { escapeIdentifier: name, escapeLiteral: text } = pg;
  return [
    `create role ${name(owner.name)} login password ${text(owner.password)} in role hirelane_resolver`,
    `create role ${name(application.name)} login password ${text(application.password)} in role hirelane_app`,
    `create database ${name(database)} owner ${name(owner.name)} encoding 'UTF8' template template0`,
  ];
}

/** Why the processes must not use this role, or null. It must be bound by row-level security, and hold the rights. */
export async function refusalOfRole(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<"superuser" | "bypasses" | "owner" | "application", boolean>>(`
      select rolsuper as superuser, rolbypassrls as bypasses,
        pg_has_role(current_user, 'hirelane_app', 'usage') as application,
        exists (select 1 from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'usage')) as owner
      from pg_roles where rolname = current_user`);
    const [role] = rows;
    if (role === undefined) return "is unknown";
    if (role.superuser) return "is a superuser";
    if (role.bypasses) return "has BYPASSRLS";
    if (role.owner) return "owns the tables";
    return role.application ? null : "is not a member of hirelane_app";
  } finally {
    await client.end();
  }
}

/** The SQL that makes a right role, for the operator to run as an administrator. */
export const rightRoleSql = `create role hirelane_resolver nologin;
create role hirelane_app nologin;
create role hirelane_owner login password '…' in role hirelane_resolver;
create role hirelane login password '…' in role hirelane_app;
create database hirelane owner hirelane_owner;
-- MIGRATION_DATABASE_URL connects as hirelane_owner, DATABASE_URL as hirelane`;
