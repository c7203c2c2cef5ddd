import { z } from "zod";
import {
  described,
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
import { monitoringSection } from "./monitoring-config.ts";
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
      NODE_ENV: described(
        OneOf(["development", "test", "production"]).default("development"),
        "`production` asks for a mail server, public addresses and a place for files, and trusts no page of localhost",
      ),
      LOG_LEVEL: described(
        OneOf(LogLevel.options).default("info"),
        "the least that is logged: `trace`, `debug`, `info`, `warn`, `error`, `fatal`, or `silent`",
      ),
      HIRELANE_SECRET: described(
        Secret(32),
        "32 characters or more; seals activation keys and stored answers, and signs the addresses of files",
        "made by the embedded mode",
      ),
      HIRELANE_EMBEDDED: described(
        Flag.refine((embedded) => !(embedded && production), {
          error: "must not be set together with NODE_ENV=production",
        }).default(false),
        "set by `npm start`: the local mailbox is open to whoever reaches this machine's own address",
      ),
    })
    .transform((env) => ({
      environment: env.NODE_ENV,
      logLevel: env.LOG_LEVEL,
      secret: env.HIRELANE_SECRET,
      embedded: env.HIRELANE_EMBEDDED,
    }));

/** How a process reaches PostgreSQL: itself, past a pooler, as the owner, and a replica. */
export const databaseSection = () =>
  z
    .object({
      DATABASE_URL: described(PostgresUrl, "as the application role", "the embedded database, with `npm start`"),
      DATABASE_DIRECT_URL: described(
        PostgresUrl.optional(),
        "past a pooler: API and worker listen on it, and the worker takes its jobs there",
        "`DATABASE_URL`",
      ),
      DATABASE_REPLICA_URL: described(
        PostgresUrl.optional(),
        "a read-only replica, as the application role: reads that may be stale go there",
      ),
      MIGRATION_DATABASE_URL: described(PostgresUrl.optional(), "as the owner; for `migrate`"),
      DATABASE_POOL_SIZE: described(Whole(1, 1000).default(10), "connections of one process"),
      DATABASE_PREPARED_STATEMENTS: described(
        Flag.default(true),
        "`false` behind PgBouncer in transaction mode: no statement stays prepared on its connection",
      ),
    })
    .transform((env) => ({
      url: env.DATABASE_URL,
      directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
      replicaUrl: env.DATABASE_REPLICA_URL ?? null,
      migrationUrl: env.MIGRATION_DATABASE_URL ?? null,
      poolSize: env.DATABASE_POOL_SIZE,
      preparedStatements: env.DATABASE_PREPARED_STATEMENTS,
    }));

/** PORT, HOST, RATE_LIMIT_PER_MINUTE, TRUST_PROXY, CORS_ORIGINS. Embedded, only this machine is listened to. */
export const httpSection = ({ production, embedded }: Surroundings) =>
  z
    .object({
      PORT: described(Whole(0, 65_535).default(DEFAULT_PORT), "where the API listens"),
      HOST: described(
        z.string().default(embedded ? "127.0.0.1" : "0.0.0.0"),
        "the address that API and worker listen on",
        "`0.0.0.0`; embedded `127.0.0.1`",
      ),
      RATE_LIMIT_PER_MINUTE: described(
        Whole(1, 1_000_000).default(1000),
        "calls of one token, or one address without a token, in one API process",
      ),
      TRUST_PROXY: described(Flag.default(false), "take the caller's address from `X-Forwarded-For`"),
      CORS_ORIGINS: described(
        Origins.optional(),
        "whose pages may call the API; comma-separated",
        "localhost; none in production",
      ),
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
      PUBLIC_URL: described(
        production ? WebAddress : WebAddress.default(`http://localhost:${port}`),
        "what links in mails and references begin with",
        "`http://localhost:PORT`",
      ),
      CANDIDATE_URL: described(
        WebAddress.optional(),
        "where candidates' links lead; their key follows as the last segment",
        "`PUBLIC_URL/interview`",
      ),
    })
    .transform((env) => ({
      publicUrl: env.PUBLIC_URL,
      candidateUrl: env.CANDIDATE_URL ?? `${env.PUBLIC_URL}/interview`,
    }));

/** SMTP_URL, MAIL_FROM; production needs both, elsewhere mails go to the local mailbox. */
export const mailSection = ({ production }: Surroundings) =>
  z
    .object({
      SMTP_URL: described(
        production ? SmtpUrl : SmtpUrl.optional(),
        "the mail server: `smtp://user:password@host:587`, or `smtps://…:465`",
        "the local mailbox",
      ),
      MAIL_FROM: described(
        production ? Sender : Sender.prefault(DEFAULT_SENDER),
        "who mails come from",
        `\`${DEFAULT_SENDER}\``,
      ),
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

/** Every section that there is. */
export const everySection = (surroundings: Surroundings) => ({
  process: processSection(surroundings),
  database: databaseSection(),
  http: httpSection(surroundings),
  links: linksSection(surroundings),
  mail: mailSection(surroundings),
  storage: storageSection(surroundings),
  monitoring: monitoringSection(),
});

/** All sections, for a process that is API, worker and launcher in one. Throws a {@link ConfigurationError}. */
export function readConfig(environment: Environment) {
  return readSections(environment, everySection);
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
