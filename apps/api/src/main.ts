import { refusalOfRoles } from "@hirelane/db";
import { ConfigurationError, createLogger, describeError, readConfig, untilAskedToStop } from "@hirelane/runtime";
import { readDemoLogins } from "./demo-logins.ts";
import { startApi } from "./start-api.ts";

const STOPPED_WITHIN = 9000;

async function run(): Promise<void> {
  const asked = untilAskedToStop();
  let ready = false;
  void asked.then(() => !ready && process.exit(0));
  const config = readConfig(process.env);
  const logger = createLogger({ level: config.process.logLevel, process: "api" });
  const refusal = await refusalOfRoles(config.database);
  if (refusal !== null) throw new Error(refusal);
  const demoLogins = config.process.embedded ? await readDemoLogins(process.env["HIRELANE_DEMO_FILE"]) : [];
  const api = await startApi(config, logger, demoLogins);
  ready = true;
  logger.info({ port: api.port }, "The API is ready.");
  process.send?.({ ready: true, port: api.port });

  logger.info({ reason: await asked }, "The API is stopping.");
  setTimeout(() => process.exit(1), STOPPED_WITHIN).unref();
  await api.stop();
  logger.info("The API has stopped.");
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const message =
    error instanceof ConfigurationError ? error.message : `The API cannot run: ${describeError(error).message}`;
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
