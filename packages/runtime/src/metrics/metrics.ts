import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MetricSources } from "./observed-state.ts";

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** What a process counts, as Prometheus reads it. */
export interface Metrics {
  /** The media type of {@link text}. */
  readonly contentType: string;
  /** All numbers, as Prometheus' text; without those of the queues while the database is out of reach. */
  text(): Promise<string>;
  /** A request that was answered; `route` is a pattern or a procedure, never an address. */
  countRequest(labels: { route: string; method: string; status: number }, seconds: number): void;
  /** A job that has begun; the result is told how it ended. */
  beginJob(queue: string): (outcome: "completed" | "failed" | "givenUp" | "invalid") => void;
  /** A mail that has come to this status. */
  countMail(status: string): void;
  /** A recount of the dashboards' counters: how many it folded, and how many of them were wrong. */
  countRollups(folds: number, drift: number): void;
}

/** Begins to count, in a registry of its own. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observe = observer(registry, sources);
  return {
    contentType: registry.contentType,
    ...requestMeters(registry),
    ...jobMeters(registry),
    async text() {
      await observe();
      return registry.metrics();
    },
  };
}

function requestMeters(registry: Registry): Pick<Metrics, "countRequest"> {
  const requests = new Histogram({
    name: "hirelane_request_duration_seconds",
    help: "Requests by the pattern of their route or their tRPC procedure, and how long they took",
    labelNames: ["route", "method", "status"],
    buckets: REQUEST_SECONDS,
    registers: [registry],
  });
  return { countRequest: (labels, seconds) => requests.observe(labels, seconds) };
}

function jobMeters(registry: Registry): Pick<Metrics, "beginJob" | "countMail" | "countRollups"> {
  const registers = [registry];
  const jobs = new Counter({
    name: "hirelane_jobs_total",
    help: "Jobs that this process ran, by queue and outcome: completed, failed (runs again), givenUp, invalid",
    labelNames: ["queue", "outcome"],
    registers,
  });
  const duration = new Histogram({
    name: "hirelane_job_duration_seconds",
    help: "How long jobs took, by queue",
    labelNames: ["queue"],
    buckets: JOB_SECONDS,
    registers,
  });
  const running = new Gauge({
    name: "hirelane_jobs_running",
    help: "Jobs that this process runs now, by queue",
    labelNames: ["queue"],
    registers,
  });
  const mails = new Counter({
    name: "hirelane_mails_total",
    help: "Mails that this process brought to a status: sent, failed, uncertain, cancelled, or queued again",
    labelNames: ["status"],
    registers,
  });
  const folds = new Counter({ name: "hirelane_rollup_folds_total", help: "Counters of dashboards folded", registers });
  const drift = new Counter({
    name: "hirelane_rollup_drift_total",
    help: "Counters found wrong and put right",
    registers,
  });
  return {
    beginJob(queue) {
      running.inc({ queue });
      const measured = duration.startTimer({ queue });
      return (outcome) => {
        measured();
        running.dec({ queue });
        jobs.inc({ queue, outcome });
      };
    },
    countMail: (status) => mails.inc({ status }),
    countRollups(folded, wrong) {
      folds.inc(folded);
      drift.inc(wrong);
    },
  };
}

/** The gauges of what is looked at when somebody asks. */
function observer(registry: Registry, sources: MetricSources): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `hirelane_${name}`, help, labelNames: [...labelNames], registers });
  const up = gauge("database_up", "1 while the database answers");
  const connections = gauge("database_connections", "Connections: busy, idle; waiting: calls for one", [
    "pool",
    "state",
  ]);
  const due = gauge("queue_due_jobs", "Jobs that are due and not begun, by queue; 100,000 at most", ["queue"]);
  const lag = gauge("queue_lag_seconds", "For how long the oldest due job has been, by queue", ["queue"]);
  const imports = gauge("imports_running", "Imports with rows that no worker has taken yet");
  return async () => {
    for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(sources.pools)) {
      connections.set({ pool, state: "busy" }, totalCount - idleCount);
      connections.set({ pool, state: "idle" }, idleCount);
      connections.set({ pool, state: "waiting" }, waitingCount);
    }
    const observed = await sources.observe().catch(() => null);
    up.set(observed === null ? 0 : 1);
    for (const meter of [due, lag, imports]) meter.reset();
    if (observed === null) return;
    imports.set(observed.importsRunning);
    for (const { queue, due: waiting, lagSeconds } of observed.queues) {
      due.set({ queue }, waiting);
      if (lagSeconds !== null) lag.set({ queue }, lagSeconds);
    }
  };
}
