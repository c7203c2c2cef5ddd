import { z } from "zod";
import { described, Secret, WebAddress, Whole } from "./config-values.ts";

/** What those who run an installation look at it with: metrics, readiness, traces, the queues' dashboard. */
export const monitoringSection = () =>
  z
    .object({
      METRICS_TOKEN: described(
        Secret(16).optional(),
        "16 characters or more; who presents it as a bearer token may read `/metrics`",
        "this machine alone may; in production nobody",
      ),
      OPERATOR_TOKEN: described(
        Secret(32).optional(),
        "32 characters or more; opens the dashboard of the queues at `/queues`, across all organisations",
        "there is no dashboard",
      ),
      WORKER_HTTP_PORT: described(
        Whole(0, 65_535).optional(),
        "where a worker answers `/health/live`, `/health/ready` and `/metrics`",
        "it does not listen",
      ),
      READY_MAX_QUEUE_LAG: described(
        Whole(1, 86_400).optional(),
        "seconds that a due job may wait before `/health/ready` says 503",
        "the lag is told, and refuses nothing",
      ),
      OTEL_EXPORTER_OTLP_ENDPOINT: described(
        WebAddress.optional(),
        "an OTLP/HTTP receiver such as `http://collector:4318`; requests, operations and jobs are traced",
        "nothing is traced",
      ),
    })
    .transform((env) => ({
      metricsToken: env.METRICS_TOKEN ?? null,
      operatorToken: env.OPERATOR_TOKEN ?? null,
      workerPort: env.WORKER_HTTP_PORT ?? null,
      maxQueueLag: env.READY_MAX_QUEUE_LAG ?? null,
      tracesTo: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    }));
