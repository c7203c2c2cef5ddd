import type { DatabaseAccess, Examined, ExaminedDatabase } from "../config.ts";
import { checkDatabase } from "./check-database.ts";
import { checkMail } from "./check-mail.ts";
import { checkStorage } from "./check-storage.ts";
import { type Finding, fine, skipped, wrong } from "./finding.ts";

/**
 * Looks at everything that an installation stands on, one finding after the other. `running` is the embedded installation
 * that runs here; null: none does. No finding tells a secret.
 */
export async function* examine(config: Examined, running: DatabaseAccess | null): AsyncGenerator<Finding> {
  yield* checkConfiguration(config);
  if (config.embedded && running === null) {
    yield wrong("database", `no Hirelane runs on ${config.dataDir}`, "Run npm start, or set DATABASE_URL.");
  } else {
    const database = running === null ? config.database : embeddedDatabase(running);
    if (database === null) yield skipped("database", "DATABASE_URL cannot be used");
    else yield* checkDatabase(database, config.maxQueueLag);
  }
  yield config.mail === null
    ? skipped("mail", "SMTP_URL or MAIL_FROM cannot be used")
    : await checkMail(config.mail.smtpUrl);
  const storage = running?.storage ?? config.storage;
  yield storage === null ? skipped("storage", "STORAGE_URL cannot be used") : await checkStorage(storage);
}

function embeddedDatabase({ url, preparedStatements }: DatabaseAccess): ExaminedDatabase {
  return { url, directUrl: url, replicaUrl: null, preparedStatements };
}

function* checkConfiguration({ problems, embedded }: Examined): Generator<Finding> {
  const mode = embedded ? "an embedded database" : "the database of DATABASE_URL";
  if (problems.length === 0) yield fine("configuration", `every variable can be used; with ${mode}`);
  for (const { variable, message } of problems)
    yield wrong("configuration", `${variable} ${message}`, `Set ${variable}; docs/operating.md says what it means.`);
}
