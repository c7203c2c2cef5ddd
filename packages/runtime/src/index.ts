export {
  type Config,
  databaseSection,
  type Environment,
  httpSection,
  linksSection,
  mailSection,
  processSection,
  readConfig,
  readSections,
  type Surroundings,
} from "./config.ts";
export type { MailSender } from "./config-values.ts";
export { ConfigurationError, type ConfigurationProblem } from "./configuration-error.ts";
export { type CorsOrigins, isAllowedOrigin } from "./cors-origins.ts";
export { createCryptography, type Cryptography } from "./cryptography.ts";
export { describeError } from "./error-record.ts";
export { createLogger, type Logger, type LoggerOptions, LogLevel } from "./logger.ts";
export { createPasswords, type Passwords } from "./passwords.ts";
export { untilAskedToStop } from "./stop-requests.ts";
