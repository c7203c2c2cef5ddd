import { openDatabase, openJobQueue, refusalOfRole, rightRoleSql } from "@hirelane/db";
import { Kernel } from "@hirelane/operations";
import {
  ConfigurationError,
  createCryptography,
  createLogger,
  createPasswords,
  databaseSection,
  linksSection,
  mailSection,
  openStorage,
  processSection,
  readSections,
  storageSection,
  untilAskedToStop,
} from "@hirelane/runtime";
import { createMailboxTransport } from "./mails/mailbox-transport.ts";
import { createSmtpTransport } from "./mails/smtp-transport.ts";
import { JOBS_AT_ONCE, startWorker } from "./start-worker.ts";

const STATEMENT_TIMEOUT = 30_000;
const STOPPED_WITHIN = 9000;

function readWorkerConfig() {
  return readSections(process.env, (surroundings) => ({
    process: processSection(surroundings),
    database: databaseSection(),
    links: linksSection(surroundings),
    mail: mailSection(surroundings),
    storage: storageSection(),
  }));
}

async function run(): Promise<void> {
  const asked = untilAskedToStop();
  let ready = false;
  void asked.then(() => !ready && process.exit(0));
  const config = readWorkerConfig();
  const logger = createLogger({ level: config.process.logLevel, process: "worker" });
  const refusal = await refusalOfRole(config.database.url);
  if (refusal !== null)
    throw new Error(`The role of DATABASE_URL ${refusal}. This SQL makes a right one:\n\n${rightRoleSql}`);
  const database = await openDatabase({
    url: config.database.url,
    poolSize: config.database.poolSize,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: (message) => logger.warn(message),
  });
  const jobs = await openJobQueue(database, (error) => logger.warn({ err: error }, "Sending jobs failed."));
  const cryptography = createCryptography(config.process.secret);
  const ports = {
    now: () => new Date(),
    cryptography,
    passwords: createPasswords(),
    storage: openStorage(config.storage),
    publicUrl: config.links.publicUrl,
    candidateUrl: config.links.candidateUrl,
  };
  const kernel = new Kernel({ database, jobs, ports });
  const { smtpUrl, from } = config.mail;
  const mail =
    smtpUrl === null
      ? createMailboxTransport(kernel)
      : createSmtpTransport({ url: smtpUrl, from, connections: JOBS_AT_ONCE });
  const worker = await startWorker({ databaseUrl: config.database.directUrl, kernel, mail, logger });
  ready = true;
  logger.info({ mail: smtpUrl === null ? "mailbox" : "smtp" }, "The worker is ready.");
  process.send?.({ ready: true });

  logger.info({ reason: await asked }, "The worker is stopping.");
  setTimeout(() => process.exit(1), STOPPED_WITHIN).unref();
  await worker.stop();
  await jobs.stop();
  await database.close();
  logger.info("The worker has stopped.");
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const message =
    error instanceof Error ? error.message || String(Reflect.get(error, "code") ?? error.name) : String(error);
  process.stderr.write(error instanceof ConfigurationError ? `${message}\n` : `The worker cannot run: ${message}\n`);
  process.exit(1);
}
