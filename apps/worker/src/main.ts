import { type Database, openDatabase, openJobQueue, refusalOfRoles } from "@hirelane/db";
import { Kernel, lookAtQueues, type Ports, readReadiness, type Trace } from "@hirelane/operations";
import {
  ConfigurationError,
  type Config,
  createCryptography,
  createLogger,
  createMetrics,
  createPasswords,
  openStorage,
  openTracing,
  readConfig,
  rememberFor,
  untilAskedToStop,
} from "@hirelane/runtime";
import { createMailboxTransport } from "./mails/mailbox-transport.ts";
import { createSmtpTransport } from "./mails/smtp-transport.ts";
import { JOBS_AT_ONCE, startWorker } from "./start-worker.ts";
import { openWorkerHttp } from "./worker-http.ts";

const STATEMENT_TIMEOUT = 30_000;
const STOPPED_WITHIN = 9000;
const QUEUES_REMEMBERED_FOR = 10_000;

function createPorts({ process: own, storage, links }: Config): Ports {
  return {
    now: () => new Date(),
    cryptography: createCryptography(own.secret),
    passwords: createPasswords(),
    storage: openStorage(storage),
    publicUrl: links.publicUrl,
    candidateUrl: links.candidateUrl,
  };
}

/** What says how the worker does, and answers those who ask. */
async function openWatch({ http, process: own, monitoring }: Config, database: Database) {
  const observe = rememberFor(QUEUES_REMEMBERED_FOR, () => lookAtQueues(database));
  const metrics = createMetrics({ pools: { primary: database.pool }, observe });
  const { maxQueueLag, metricsToken: token, workerPort: port } = monitoring;
  const answering = await openWorkerHttp({
    host: http.host,
    port,
    metrics,
    metricsAccess: { token, local: own.environment !== "production" },
    checkReadiness: () => readReadiness({ database, lookAtQueues: observe, maxQueueLag }),
  });
  return { metrics, answering };
}

async function run(): Promise<void> {
  const asked = untilAskedToStop();
  let ready = false;
  void asked.then(() => !ready && process.exit(0));
  const config = readConfig(process.env);
  const logger = createLogger({ level: config.process.logLevel, process: "worker" });
  const refusal = await refusalOfRoles(config.database);
  if (refusal !== null) throw new Error(refusal);
  const tracing = await openTracing(config.monitoring.tracesTo, "hirelane-worker");
  const database = await openDatabase({
    ...config.database,
    statementTimeout: STATEMENT_TIMEOUT,
    onConnectionError: (message) => logger.warn(message),
  });
  const jobs = await openJobQueue(
    database,
    (error) => logger.warn({ err: error }, "Sending jobs failed."),
    tracing.traceparent,
  );
  const trace: Trace = (name, work) => tracing.span({ name, kind: "internal" }, work);
  const kernel = new Kernel({ database, jobs, ports: createPorts(config), trace });
  const { smtpUrl, from } = config.mail;
  const mail =
    smtpUrl === null
      ? createMailboxTransport(kernel)
      : createSmtpTransport({ url: smtpUrl, from, connections: JOBS_AT_ONCE });
  const { metrics, answering } = await openWatch(config, database);
  const worker = await startWorker({
    databaseUrl: config.database.directUrl,
    kernel,
    mail,
    logger,
    metrics,
    tracing,
  });
  ready = true;
  logger.info({ mail: smtpUrl === null ? "mailbox" : "smtp", port: answering.port }, "The worker is ready.");
  process.send?.({ ready: true, port: answering.port });

  logger.info({ reason: await asked }, "The worker is stopping.");
  setTimeout(() => process.exit(1), STOPPED_WITHIN).unref();
  await worker.stop();
  await jobs.stop();
  await database.close();
  answering.close();
  await tracing.stop();
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
