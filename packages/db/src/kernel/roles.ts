import pg from "pg";

const ANSWERS_WITHIN = 10_000;

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
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWERS_WITHIN });
  await client.connect();
  try {
    return await refusalOfConnection(client);
  } finally {
    await client.end();
  }
}

/** As {@link refusalOfRole}, of a connection that is open. */
export async function refusalOfConnection(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<Record<"superuser" | "bypasses" | "owner" | "application", boolean>>(`
    select rolsuper as superuser, rolbypassrls as bypasses,
      exists (select from pg_roles app where app.rolname = 'hirelane_app' and pg_has_role(current_user, app.oid, 'usage')) as application,
      exists (select 1 from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'usage')) as owner
    from pg_roles where rolname = current_user`);
  const [role] = rows;
  if (role === undefined) return "is unknown";
  if (role.superuser) return "is a superuser";
  if (role.bypasses) return "has BYPASSRLS";
  if (role.owner) return "owns the tables";
  return role.application ? null : "is not a member of hirelane_app";
}

/**
 * Why a process must not start with these addresses, as a sentence with the SQL that puts it right, or null. Throws while
 * the database is out of reach; a replica may be.
 */
export async function refusalOfRoles(addresses: {
  readonly url: string;
  readonly directUrl: string;
  readonly replicaUrl: string | null;
}): Promise<string | null> {
  const { url, directUrl, replicaUrl } = addresses;
  const direct = directUrl === url ? null : await refusalOfRole(directUrl);
  const replica = replicaUrl === null ? null : await refusalOfRole(replicaUrl).catch(() => null);
  const refusals = [
    ["DATABASE_URL", await refusalOfRole(url)],
    ["DATABASE_DIRECT_URL", direct],
    ["DATABASE_REPLICA_URL", replica],
  ] as const;
  const first = refusals.find(([, refusal]) => refusal !== null);
  if (first === undefined) return null;
  return `The role of ${first.join(" ")}. This SQL makes a right one:\n\n${rightRoleSql}`;
}

/** The SQL that makes a right role, for the operator to run as an administrator. */
export const rightRoleSql = `create role hirelane_resolver nologin;
create role hirelane_app nologin;
create role hirelane_owner login password '…' in role hirelane_resolver;
create role hirelane login password '…' in role hirelane_app;
create database hirelane owner hirelane_owner;
-- MIGRATION_DATABASE_URL connects as hirelane_owner, DATABASE_URL as hirelane`;
