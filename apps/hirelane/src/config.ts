import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Config,
  ConfigurationError,
  type ConfigurationProblem,
  databaseSection,
  type Environment,
  linksSection,
  mailSection,
  monitoringSection,
  processSection,
  readConfig,
  readSections,
  type StorageConfig,
  storageSection,
  storageUrlOf,
} from "@hirelane/runtime";

const projectFolder = fileURLToPath(new URL("../../..", import.meta.url));
const PLACEHOLDER = "known once the embedded installation has been read";

/** How `start` runs: on a PostgreSQL of its own in the data directory, or on the one that DATABASE_URL names. */
export interface StartConfig {
  readonly embedded: boolean;
  readonly dataDir: string;
  readonly settings: Config;
  /** HIRELANE_SECRET as given; null where the embedded installation has one of its own. */
  readonly secret: string | null;
  /** What API and worker inherit; the owner of the database stays out of it. */
  readonly environment: Readonly<Record<string, string>>;
}

function given(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim() ?? "";
  return value === "" ? null : value;
}

/** The folder of the embedded installation: HIRELANE_DATA_DIR, relative to the project. */
export function readDataDir(environment: Environment = process.env): string {
  return resolve(projectFolder, given(environment, "HIRELANE_DATA_DIR") ?? ".hirelane");
}

/** Reads and checks everything that launcher, API and worker take; throws a `ConfigurationError` with all problems. */
export function readStartConfig(environment: Environment = process.env): StartConfig {
  const production = given(environment, "NODE_ENV") === "production";
  const embedded = given(environment, "DATABASE_URL") === null && !production;
  const secret = given(environment, "HIRELANE_SECRET");
  const standIns = {
    DATABASE_URL: "postgresql://embedded",
    HIRELANE_EMBEDDED: "true",
    HIRELANE_SECRET: secret ?? PLACEHOLDER,
  };
  const dataDir = readDataDir(environment);
  const placed = production ? environment : withFiles(environment, dataDir);
  const settings = readConfig(embedded ? { ...placed, ...standIns } : placed);
  if (settings.http.port === 0)
    throw new ConfigurationError([{ variable: "PORT", message: "must be a whole number from 1 to 65535" }]);
  return { embedded, dataDir, settings, secret, environment: inherited(placed) };
}

/** The token that commands act with, where none is given to them: HIRELANE_TOKEN. */
export function readToken(environment: Environment = process.env): string | null {
  return given(environment, "HIRELANE_TOKEN");
}

/** What `migrate` takes: the owner's address. */
export function readMigrationUrl(environment: Environment = process.env): string {
  const owner = given(environment, "MIGRATION_DATABASE_URL");
  if (owner === null) throw new ConfigurationError([{ variable: "MIGRATION_DATABASE_URL", message: "is required" }]);
  const checked = readSections({ DATABASE_URL: owner, MIGRATION_DATABASE_URL: owner }, () => ({
    database: databaseSection(),
  }));
  return checked.database.url;
}

/** What a command on DATABASE_URL takes; null where that is not set, and the embedded installation is meant. */
export function readDatabaseAccess(environment: Environment = process.env): DatabaseAccess | null {
  if (given(environment, "DATABASE_URL") === null) return null;
  const sections = readSections(environment, (surroundings) => ({
    process: processSection(surroundings),
    database: databaseSection(),
    links: linksSection(surroundings),
    storage: storageSection(surroundings),
  }));
  const { database, process: own, links, storage } = sections;
  const { url, preparedStatements } = database;
  return { url, preparedStatements, secret: own.secret, ...links, storage };
}

/** What it takes to work on a database as the application does. */
export interface DatabaseAccess {
  readonly url: string;
  /** False behind a pooler in transaction mode. */
  readonly preparedStatements: boolean;
  readonly secret: string;
  /** The address of the API, that links in mails begin with. */
  readonly publicUrl: string;
  /** What the links of candidates begin with. */
  readonly candidateUrl: string;
  /** Where files are kept. */
  readonly storage: StorageConfig;
}

/** The addresses of a database, and how it is talked to. */
export interface ExaminedDatabase {
  readonly url: string;
  readonly directUrl: string;
  readonly replicaUrl: string | null;
  readonly preparedStatements: boolean;
}

/** What can be used of a configuration, and everything that is wrong with it. */
export interface Examined {
  readonly embedded: boolean;
  readonly dataDir: string;
  readonly problems: readonly ConfigurationProblem[];
  readonly database: ExaminedDatabase | null;
  readonly mail: { readonly smtpUrl: string | null } | null;
  readonly storage: StorageConfig | null;
  /** Seconds that a due job may wait; null: nobody said. */
  readonly maxQueueLag: number | null;
}

/** What `doctor` takes; null stands for a section that cannot be used. Throws for no mistake in the environment. */
export function examineConfig(environment: Environment = process.env): Examined {
  const dataDir = readDataDir(environment);
  const production = given(environment, "NODE_ENV") === "production";
  const env = production ? environment : withFiles(environment, dataDir);
  const whole = attempt(() => readStartConfig(environment));
  const embedded = given(environment, "DATABASE_URL") === null && !production;
  return {
    embedded,
    dataDir,
    problems: "value" in whole ? [] : whole,
    database: found(attempt(() => readSections(env, () => ({ part: databaseSection() })).part)),
    mail: found(attempt(() => readSections(env, (around) => ({ part: mailSection(around) })).part)),
    storage: found(attempt(() => readSections(env, (around) => ({ part: storageSection(around) })).part)),
    maxQueueLag:
      found(attempt(() => readSections(env, () => ({ part: monitoringSection() })).part))?.maxQueueLag ?? null,
  };
}

/** Elsewhere than in production, files are kept in the data directory unless somebody says otherwise. */
function withFiles(environment: Environment, dataDir: string): Environment {
  const place = given(environment, "STORAGE_URL") ?? storageUrlOf(join(dataDir, "files"));
  return { ...environment, STORAGE_URL: place };
}

function attempt<Value>(read: () => Value): { readonly value: Value } | readonly ConfigurationProblem[] {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

function found<Value>(attempted: { readonly value: Value } | readonly ConfigurationProblem[]): Value | null {
  return "value" in attempted ? attempted.value : null;
}

function inherited(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => name !== "MIGRATION_DATABASE_URL");
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
