import { type Database, EventListener, refusalOfRole } from "@hirelane/db";
import pg from "pg";
import type { ExaminedDatabase } from "../config.ts";
import { outOfReach } from "../reaching.ts";
import { type Finding, fine, nameOfFailure, warning, wrong } from "./finding.ts";
import { PATIENCE, within } from "./within.ts";

const HEARD_WITHIN = 3000;

/** What to do about a database that lets nobody in, by the beginning of the SQLSTATE or of the system's code. */
const adviceFor = [
  ["28", "Correct user and password in"],
  ["3D", "Create the database with the SQL in docs/operating.md, or correct its name in"],
  [
    "53",
    "PostgreSQL has no connection left: raise its max_connections, or lower DATABASE_POOL_SIZE; the address is in",
  ],
  ["ENOTFOUND", "Correct the host in"],
  ["EAI_", "Look at the name service, or correct the host in"],
] as const;

/** A server and its database, without who logs in. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Whether a server lets us in. */
export async function checkAddress(
  check: string,
  variable: string,
  url: string,
): Promise<{ readonly finding: Finding; readonly answers: boolean }> {
  try {
    await ask(url, "select 1");
    return { finding: fine(check, `${placeOf(url)} answers`), answers: true };
  } catch (error) {
    const reason = outOfReach(error) ?? nameOfFailure(error);
    const [, advice] = adviceFor.find(([code]) => nameOfFailure(error).startsWith(code)) ?? [];
    const what = `${advice ?? "Start PostgreSQL, or correct"} ${variable}.`;
    return { finding: wrong(check, `${placeOf(url)}: ${reason}`, what), answers: false };
  }
}

/** Whether row-level security binds the role of an address. */
export async function checkRole(variable: string, url: string): Promise<Finding> {
  const refusal = await within(() => refusalOfRole(url)).catch(
    (error: unknown) => `is unknown: ${nameOfFailure(error)}`,
  );
  if (refusal === null) return fine("role", "row-level security binds it");
  return wrong("role", `it ${refusal}`, `Make a role with the SQL in docs/operating.md, and use it in ${variable}.`);
}

/** Whether notes arrive over the direct connection: behind a pooler they do not. */
export async function checkDirect({ url, directUrl }: ExaminedDatabase, database: Database): Promise<Finding> {
  const variable = directUrl === url ? "DATABASE_URL" : "DATABASE_DIRECT_URL";
  const { finding, answers } = await checkAddress("listening", variable, directUrl);
  if (!answers) return finding;
  if (directUrl !== url) {
    const role = await checkRole(variable, directUrl);
    if (role.state !== "ok") return { ...role, check: "listening" };
  }
  if (await hears(database, directUrl)) return fine("listening", `notes of the database arrive over ${variable}`);
  const detail = `notes of the database do not arrive over ${variable}: there is a pooler between`;
  return wrong("listening", detail, "Set DATABASE_DIRECT_URL to an address past the pooler.");
}

async function hears(database: Database, url: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => resolve(false), HEARD_WITHIN);
  const listener = new EventListener({
    database,
    url,
    onEvents: () => undefined,
    onListening: (listening) => listening && resolve(true),
    onError: () => undefined,
  });
  listener.start();
  const heard = await promise;
  clearTimeout(late);
  await listener.stop();
  return heard;
}

/** Whether a replica answers, follows, and binds its role. Without one nothing stands still: it is a warning at most. */
export async function checkReplica(url: string): Promise<Finding> {
  const { finding, answers } = await checkAddress("replica", "DATABASE_REPLICA_URL", url);
  if (!answers) return { ...finding, state: "warning" };
  const role = await checkRole("DATABASE_REPLICA_URL", url);
  if (role.state !== "ok") return { ...role, check: "replica" };
  const [row] = await ask(url, "select pg_is_in_recovery() as follows");
  if (row?.["follows"] === true) return fine("replica", `${placeOf(url)} answers and follows`);
  const advice = "Take DATABASE_REPLICA_URL away, or name a server that follows the database's.";
  return warning("replica", `${placeOf(url)} answers, and follows no other server`, advice);
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
