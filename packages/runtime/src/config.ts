import { z } from "zod";
import {
  Flag,
  OneOf,
  Origins,
  parseFlag,
  PostgresUrl,
  Secret,
  Sender,
  SmtpUrl,
  WebAddress,
  Whole,
} from "./config-values.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { LogLevel } from "./logger.ts";
import { storageSection } from "./storage/storage-config.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the sections need to know of each other before any of them is read. */
export interface Surroundings {
  readonly production: boolean;
  readonly embedded: boolean;
  readonly port: number;
}

const DEFAULT_PORT = 3000;
const DEFAULT_SENDER = "Hirelane <no-reply@hirelane.example>";

/** NODE_ENV, LOG_LEVEL, HIRELANE_SECRET, HIRELANE_EMBEDDED. */
export const processSection = ({ production }: Surroundings) =>
  z
    .object({
      NODE_ENV: OneOf(["development", "test", "production"]).default("development"),
      LOG_LEVEL: OneOf(LogLevel.options).default("info"),
      HIRELANE_SECRET: Secret(32),
      HIRELANE_EMBEDDED: Flag.refine((embedded) => !(embedded && production), {
        error: "must not be set together with NODE_ENV=production",
      }).default(false),
    })
    .transform((env) => ({
      environment: env.NODE_ENV,
      logLevel: env.LOG_LEVEL,
      secret: env.HIRELANE_SECRET,
      embedded: env.HIRELANE_EMBEDDED,
    }));

/** DATABASE_URL, DATABASE_DIRECT_URL (past a pooler), MIGRATION_DATABASE_URL, DATABASE_POOL_SIZE. */
export const databaseSection = () =>
  z
    .object({
      DATABASE_URL: PostgresUrl,
      DATABASE_DIRECT_URL: PostgresUrl.optional(),
      MIGRATION_DATABASE_URL: PostgresUrl.optional(),
      DATABASE_POOL_SIZE: Whole(1, 1000).default(10),
    })
    .transform((env) => ({
      url: env.DATABASE_URL,
      directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
      migrationUrl: env.MIGRATION_DATABASE_URL ?? null,
      poolSize: env.DATABASE_POOL_SIZE,
    }));

/** PORT, HOST, RATE_LIMIT_PER_MINUTE, TRUST_PROXY, CORS_ORIGINS. Embedded, only this machine is listened to. */
export const httpSection = ({ production, embedded }: Surroundings) =>
  z
    .object({
      PORT: Whole(0, 65_535).default(DEFAULT_PORT),
      HOST: z.string().default(embedded ? "127.0.0.1" : "0.0.0.0"),
      RATE_LIMIT_PER_MINUTE: Whole(1, 1_000_000).default(1000),
      TRUST_PROXY: Flag.default(false),
      CORS_ORIGINS: Origins.optional(),
    })
    .transform((env) => ({
      port: env.PORT,
      host: env.HOST,
      rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
      trustProxy: env.TRUST_PROXY,
      cors: { origins: env.CORS_ORIGINS ?? [], localhost: env.CORS_ORIGINS === undefined && !production },
    }));

/**
 * PUBLIC_URL, CANDIDATE_URL; without a trailing slash. Production needs the first: mails have links. Without the second,
 * candidates open our own page.
 */
export const linksSection = ({ port, production }: Surroundings) =>
  z
    .object({
      PUBLIC_URL: production ? WebAddress : WebAddress.default(`http://localhost:${port}`),
      CANDIDATE_URL: WebAddress.optional(),
    })
    .transform((env) => ({
      publicUrl: env.PUBLIC_URL,
      candidateUrl: env.CANDIDATE_URL ?? `${env.PUBLIC_URL}/interview`,
    }));

/** SMTP_URL, MAIL_FROM; production needs both, elsewhere mails go to the local mailbox. */
export const mailSection = ({ production }: Surroundings) =>
  z
    .object({
      SMTP_URL: production ? SmtpUrl : SmtpUrl.optional(),
      MAIL_FROM: production ? Sender : Sender.prefault(DEFAULT_SENDER),
    })
    .transform((env) => ({ smtpUrl: env.SMTP_URL ?? null, from: env.MAIL_FROM }));

/**
 * Reads the chosen sections; empty variables count as absent, surrounding space is dropped.
 * Throws a {@link ConfigurationError} with every problem of all of them.
 */
export function readSections<S extends Readonly<Record<string, z.ZodType>>>(
  environment: Environment,
  choose: (surroundings: Surroundings) => S,
): z.output<z.ZodObject<S>> {
  const env = withoutBlanks(environment);
  const sections = choose(surroundingsOf(env));
  const inputs = Object.fromEntries(Object.keys(sections).map((name) => [name, env]));
  const result = z.object(sections).safeParse(inputs);
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues.map((issue) => ({ variable: String(issue.path[1] ?? issue.path[0]), message: issue.message })),
  );
}

/** All sections, for a process that is API, worker and launcher in one. Throws a {@link ConfigurationError}. */
export function readConfig(environment: Environment) {
  return readSections(environment, (surroundings) => ({
    process: processSection(surroundings),
    database: databaseSection(),
    http: httpSection(surroundings),
    links: linksSection(surroundings),
    mail: mailSection(surroundings),
    storage: storageSection(),
  }));
}

export type Config = ReturnType<typeof readConfig>;

function withoutBlanks(environment: Environment): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const text = value?.trim() ?? "";
    if (text !== "") env[name] = text;
  }
  return env;
}

function surroundingsOf(env: Record<string, string>): Surroundings {
  const port = Whole(0, 65_535).safeParse(env["PORT"]);
  return {
    production: env["NODE_ENV"] === "production",
    embedded: parseFlag(env["HIRELANE_EMBEDDED"] ?? "") === true,
    port: port.success ? port.data : DEFAULT_PORT,
  };
}
