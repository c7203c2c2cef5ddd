export { limitConcurrency } from "./concurrency-limit.ts";
export {
  type Config,
  databaseSection,
  type Environment,
  linksSection,
  mailSection,
  processSection,
  readConfig,
  readSections,
} from "./config.ts";
export type { MailSender } from "./config-values.ts";
export { ConfigurationError, type ConfigurationProblem } from "./configuration-error.ts";
export { type CorsOrigins, isAllowedOrigin } from "./cors-origins.ts";
export { createCryptography } from "./cryptography.ts";
export { describeError } from "./error-record.ts";
export { createLogger, type Logger } from "./logger.ts";
export { createPasswords } from "./passwords.ts";
export { createMetrics, type Metrics } from "./metrics/metrics.ts";
export { isSecret, mayReadMetrics, type MetricsAccess } from "./metrics/metrics-access.ts";
export { rememberFor } from "./metrics/remember-for.ts";
export { monitoringSection } from "./monitoring-config.ts";
export { openStorage } from "./storage/open-storage.ts";
export { s3ClientOptions } from "./storage/s3-storage.ts";
export { StorageConfig, storageSection, storageUrlOf } from "./storage/storage-config.ts";
export { untilAskedToStop } from "./stop-requests.ts";
export { noTracing, openTracing, type Tracing } from "./tracing/tracing.ts";
